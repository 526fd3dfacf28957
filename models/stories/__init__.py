"""Whole cases told as a file and run through the acts: the demo, the ready example, and the tests of procedure."""
