"""What other programs put on the clipboard, as they write it: Word, Google Docs, news pages, spreadsheets."""

# A paragraph of Word, as short as it comes.
WORD_HTML = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office' xmlns:w='urn:schemas-microsoft-com:office:word'><head>"
    "<meta name=Generator content='Microsoft Word 15'><style><!-- p.MsoNormal {font-size:10.5pt} --></style>"
    "</head><body lang=ZH-CN><!--StartFragment--><p class=MsoNormal><span lang=EN-US>Wednesday</span><b><span "
    "style='font-family:宋体'>铁路公司</span></b><o:p></o:p></p><p class=MsoNormal>发言人&nbsp;<i>周三</i>说</p>"
    "<!--EndFragment--></body></html>"
)
WORD_PLAIN = "Wednesday铁路公司\r\n发言人\u00a0周三说\r\n"

# Two points of a list with all that Word adds: its settings in conditional comments, styles with mso- in them, smart
# tags, the bullets as words of another font, a footnote, a tracked change, and lines broken where they are full.
WORD_LIST_HTML = """<html xmlns:v="urn:schemas-microsoft-com:vml"\r
xmlns:o="urn:schemas-microsoft-com:office:office"\r
xmlns:w="urn:schemas-microsoft-com:office:word"\r
xmlns:st1="urn:schemas-microsoft-com:office:smarttags"\r
xmlns="http://www.w3.org/TR/REC-html40">\r
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">\r
<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">\r
<link rel=File-List href="file:///C:/Temp/msohtmlclip1/01/clip_filelist.xml">\r
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Compatibility/></w:WordDocument></xml><![endif]-->\r
<!--[if gte mso 9]><xml><w:LatentStyles DefLockedState="false"></w:LatentStyles></xml><![endif]-->\r
<o:SmartTagType namespaceuri="urn:schemas-microsoft-com:office:smarttags" name="place"/>\r
<style>\r
<!--\r
 /* List Definitions */ @list l0 {mso-list-id:1; mso-list-template-ids:-1;}\r
 p.MsoListParagraph {mso-style-priority:34; text-indent:21.0pt; mso-char-indent-count:2.0;}\r
-->\r
</style>\r
<!--[if gte mso 10]><style> table.MsoNormalTable {mso-style-name:普通表格;} </style><![endif]-->\r
</head>\r
<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'>\r
<!--StartFragment-->\r
<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>\r
<span lang=EN-US style='font-family:Wingdings;mso-list:Ignore'>l<span\r
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><st1:place w:st="on"><span\r
style='font-family:宋体;mso-ascii-theme-font:minor-fareast'>柏林</span></st1:place><span\r
lang=EN-US style='mso-spacerun:yes'>&nbsp; </span><span style='mso-bidi-font-weight:bold'>的夜车</span><a\r
style='mso-footnote-id:ftn1' href="#_ftn1" title=""><span class=MsoFootnoteReference><span\r
style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a><span\r
lang=EN-US><o:p></o:p></span></p>\r
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US\r
style='font-family:Wingdings;mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;\r
</span></span><![endif]><span\r
class=msoIns><ins cite="mailto:desk" datetime="2026-11-25T10:00">九点</ins></span>开出</p>\r
<!--EndFragment-->\r
</body></html>"""
WORD_LIST_PLAIN = "l\t柏林  的夜车[1]\r\nl\t九点开出\r\n"

# Google Docs: everything inside of one bold element that isn't bold.
DOCS_HTML = (
    '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-5d0c1e2a-7fff"><p dir="ltr" '
    'style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;font-family:Arial,'
    'sans-serif;color:#000000;white-space:pre-wrap;">夜车  </span><a href="https://news.example/7" style="text-'
    'decoration:none;"><span style="text-decoration:underline;">回来</span></a><span>了。</span></p><br /><ul '
    'style="margin-top:0;"><li dir="ltr" aria-level="1" style="list-style-type:disc;"><p dir="ltr" '
    'role="presentation"><span>票价九欧元</span></p></li></ul></b><br class="Apple-interchange-newline">'
)
DOCS_PLAIN = "夜车  回来了。\n\n\n票价九欧元\n"

WEB_HTML = (
    '<meta charset=\'utf-8\'><div class="story"><h2>夜车\u200b回来</h2>\n<p>票价 <a href="https://news.example/7">'
    '九欧元</a>起，\n\t<span contenteditable="false" data-marker="⟦1⟧" class="code">1</span><script>x()</script>'
    "<img src=x onerror=alert(1)></p></div>"
)
WEB_PLAIN = "夜车\u200b回来\n\n票价 九欧元起，\n\t⟦1⟧ ⟦/2⟧\n"

# A news page with what its reader never sees, and with what breaks its lines.
NEWS_HTML = (
    "<html><body>\n<!--StartFragment--><article><figure><picture><source srcset=a.webp><img alt=夜车></picture>"
    "<figcaption>柏林站的夜车</figcaption></figure><blockquote>“我们回来了”</blockquote><h4>票价</h4><table><tr>"
    "<th>一等</th><th>二等</th></tr><tr><td>90</td><td>9</td></tr></table><noscript>请打开JavaScript</noscript>"
    "<template>模板</template><dl><dt>始发</dt><dd>柏林\u200f</dd></dl><p>铁\u00ad路\u2060公司<wbr>⟦/1⟧说<sup>2</sup>"
    "</p></article><!--EndFragment-->\n</body></html>"
)
NEWS_PLAIN = (
    "柏林站的夜车\n“我们回来了”\n票价\n一等\t二等\n90\t9\n\n始发\n    柏林\u200f\n铁\u00ad路\u2060公司⟦/1⟧说2\n"
)

WORD = {"text/html": WORD_HTML, "text/plain": WORD_PLAIN}
WORD_LIST = {"text/html": WORD_LIST_HTML, "text/plain": WORD_LIST_PLAIN, "text/rtf": r"{\rtf1\ansi 柏林}"}
DOCS = {"text/html": DOCS_HTML, "text/plain": DOCS_PLAIN, "application/x-vnd.google-docs-document-slice-clip": "{}"}
WEB = {"text/html": WEB_HTML, "text/plain": WEB_PLAIN}
NEWS = {"text/html": NEWS_HTML, "text/plain": NEWS_PLAIN}


def as_html(offer: dict[str, str]) -> dict[str, str]:
    """Without its plain words, as some programs offer it."""
    return {"text/html": offer["text/html"]}


OFFERS = {"Word": WORD, "Word's list": WORD_LIST, "Google Docs": DOCS, "web": WEB, "news": NEWS}
OFFERS |= {f"HTML of {name}": as_html(offer) for name, offer in OFFERS.items()}
