"""Pengaturan: what the office sets, who may enter, and how safe it is."""
