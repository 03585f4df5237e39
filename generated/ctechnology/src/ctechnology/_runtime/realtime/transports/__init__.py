"""Transports: one module a protocol, loaded when a link of it is made."""
