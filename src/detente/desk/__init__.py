"""The desk: pages to read, check, argue and print what is stored, one function a page.

    request -> guard     which host, whose form, how large; safe headers on every answer
            -> permits   who may do this
            -> a page    a function from the request to one frozen view record
            -> answer    the record as HTML, JSON or CSV

In: a store and the coder. Out: an ASGI application. Not here: how anything is found in news (the stages, `memory`), SQL
(`store`), starting the server (`cli/desk.py`). Every page is whole without scripts and asks nothing of another host.
"""
