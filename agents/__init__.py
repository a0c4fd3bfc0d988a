"""The four roles and the crews that play them."""
