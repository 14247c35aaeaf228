"""What people decide about what was read: edits, their chains, and what they change (design.md, section 3).

Pure: no file, no database. Files of edits are read and written by dashboard/storage/edits.py.
"""
