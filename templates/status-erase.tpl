{{%AUTOESCAPE context="HTML"}}
{{! Asks the site to erase the person of a referral, by the link of a message. It names neither program nor need.
markers:
  token             text: of the link
  erase_means       include: parts/erase-means
  asked             section: somebody asked by this link, and no admin has decided yet
  refused           section: an admin said no
  erase_form        section, unless they asked; form_hidden include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Erase my data{{/t}}</title>
{{>head}}
<main id="main">
<p class="back"><a href="{{base}}/s/{{token}}">{{#t}}Back{{/t}}</a></p>
<h1>{{#t}}Erase my data{{/t}}</h1>
{{#asked}}<p class="notice good" role="status">{{#t}}You asked for this. The people who run {{site_name}} decide.{{/t}}</p>{{/asked}}
{{#refused}}<p class="notice action">{{#t}}The people who run {{site_name}} said no to this. Ask them why.{{/t}}</p>{{/refused}}
<p><a href="{{base}}/s/{{token}}/data">{{#t}}Download your data first{{/t}}</a></p>
<div class="sheet">
{{>erase_means}}
{{#erase_form}}<form method="post" action="{{base}}/s/{{token}}/erase">
{{>form_hidden}}
<p><button class="danger">{{#t}}Ask to erase my data{{/t}}</button></p>
</form>{{/erase_form}}
</div>
</main>
{{>foot}}
