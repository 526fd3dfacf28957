"""The acts: one module per stage of a case. The only place where records change."""
