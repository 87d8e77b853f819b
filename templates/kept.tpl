{{%AUTOESCAPE context="HTML"}}
{{! Somebody sent a form when their session had ended, and has signed in again.
markers:
  kept              section, once a text that they wrote: kept_words
  again_path        text: where the form posts to
  again_fields      section, once a field: again_name, again_value
  form_hidden       include: parts/form-hidden, for that form
  drop_hidden       include: parts/form-hidden, for throwing it away }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Your words are still here{{/t}}</title>
{{>head}}
<main id="main">
<h1>{{#t}}Your words are still here{{/t}}</h1>
<p class="lead">{{#t}}You were signed out when you sent a form. It was not sent. You can send it now.{{/t}}</p>
{{#kept}}<blockquote class="typed" dir="auto">{{kept_words:pre_escape}}</blockquote>
{{/kept}}
<form method="post" action="{{again_path}}">
{{>form_hidden}}
<input type="hidden" name="form_kept" value="yes">
{{#again_fields}}<input type="hidden" name="{{again_name}}" value="{{again_value:pre_escape}}">
{{/again_fields}}<p><button>{{#t}}Send it now{{/t}}</button></p>
</form>
<form method="post" action="{{base}}/sign-in/kept">
{{>drop_hidden}}
<p><button class="secondary">{{#t}}Throw it away{{/t}}</button></p>
</form>
</main>
{{>foot}}
