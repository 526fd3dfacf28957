"""Lists of any length: ids in the model, rows fetched when they are painted."""

from ui.rows.columns import Column
from ui.rows.model import LazyModel
from ui.rows.view import TableView

__all__ = ["Column", "LazyModel", "TableView"]
