{{%AUTOESCAPE context="HTML"}}
{{! A list does not know what the address of the page asks for (400).
markers: filter_field, filter_value   texts: as the address has them   list_url   text: the whole list }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}This list can’t show that{{/t}}</title>
{{>head}}
<main id="main">
<h1>{{#t}}This list can’t show that{{/t}}</h1>
<p>{{#t}}The address of this page says {{filter_field}}={{filter_value}}, which this list does not know. The link may be old or mistyped.{{/t}}</p>
<p><a class="button" href="{{list_url}}">{{#t}}Show the whole list{{/t}}</a></p>
</main>
{{>foot}}
