"""Pictures: records in, SVG text out.

Every picture says in words what it shows (`title`, `desc`), is coloured by the classes of `data/draw/pictures.css`, and is the
same text for the same records. Not here: the table that stands beside each picture, pages (`desk`), files (`cli/plots.py`).
"""
