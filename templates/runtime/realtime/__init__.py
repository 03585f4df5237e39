"""Real-time clients: channels that are kept open, read as typed values and sent to."""
