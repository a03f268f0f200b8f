"""What a world says, looked up in different ways: on a day, a host's history, what is in dispute, what has changed.

Nothing is settled here; for the command line and the reports these put the world's own values in order.
"""
