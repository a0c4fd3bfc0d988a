"""Crew members that work through chat, vision and picture models."""
