{{%AUTOESCAPE context="HTML"}}
{{! The directory's own words beside a field that the program's team has edited. The page includes it as the field's name with
_listed behind.
markers:
  field             text: the field's name
  field_label       text
  listed_later      section: the directory has changed them since; or no_listed_later
  listed            section: paragraph, once each: line; or no_listed: it has none }}
<div class="field"><div class="notice"><p>{{#no_listed}}{{#t}}The directory leaves this empty.{{/t}}{{/no_listed}}\
	{{#listed}}{{#listed_later}}{{#t}}The directory now says:{{/t}}{{/listed_later}}\
	{{#no_listed_later}}{{#t}}The directory says:{{/t}}{{/no_listed_later}}{{/listed}}</p>
{{#listed}}{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/listed}}</div>
<p class="acts"><button type="submit" class="secondary" name="take" value="{{field}}">{{#t}}Use the directory’s words<span
	class="visually-hidden"> for {{field_label}}</span>{{/t}}</button></p></div>
