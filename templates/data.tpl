{{%AUTOESCAPE context="HTML"}}
{{! data.html in the zip of /account/data, piece by piece: it is opened from a disk, so nothing is linked or loaded.
markers:
  begins            section: the beginning; html_language, html_site, written_at texts
  part              section: a heading; part_heading text
  nothing           section: the part holds nothing
  item              section: one thing of a part
  fact              section, in item and list_item, once each: fact_label, fact_text texts
  list              section, in item: part_heading text; list_item, once each
  ends              section: the end }}
{{#begins}}<!doctype html>
<html lang="{{html_language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{#t}}Your data{{/t}}</title>
</head>
<body>
<h1>{{#t}}Your data{{/t}}</h1>
<p>{{#t}}This is what {{html_site}} holds about you, as of {{written_at}}. The file data.json beside this one holds the same for other programs.{{/t}}</p>
{{/begins}}
{{#part}}<h2>{{part_heading}}</h2>
{{/part}}
{{#nothing}}<p>{{#t}}Nothing{{/t}}</p>
{{/nothing}}
{{#item}}<dl>
{{#fact}}<dt>{{fact_label}}</dt><dd dir="auto">{{fact_text}}</dd>
{{/fact}}
</dl>
{{#list}}<h3>{{part_heading}}</h3>
{{#list_item}}<dl>
{{#fact}}<dt>{{fact_label}}</dt><dd dir="auto">{{fact_text}}</dd>
{{/fact}}
</dl>
{{/list_item}}
{{/list}}
<hr>
{{/item}}
{{#ends}}</body>
</html>
{{/ends}}
