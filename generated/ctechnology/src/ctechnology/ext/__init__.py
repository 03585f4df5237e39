"""Your own additions to the client; nothing in this folder is ever overwritten."""
