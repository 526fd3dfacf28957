"""Forms of the acts from intake to closing. Each asks, shows what the rules answered, and starts one act."""
