"""The read side: lists, search, calendar, deadlines, statistics. Changes nothing; hands out frozen rows, never records.

Every function that names a case takes a :class:`models.registry.viewer.Viewer`, so that nobody reads a case from which
that person is recused. The reporter's identity is never read here.
"""
