"""Pegawai: the directory and the taking in of lists."""
