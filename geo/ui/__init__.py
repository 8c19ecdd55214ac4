"""Streamlit widgets and state: with ``app.py`` and ``pages/`` all that imports streamlit."""
