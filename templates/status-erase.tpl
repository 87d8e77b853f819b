{{%AUTOESCAPE context="HTML"}}
{{! Asks the site to erase the person of a referral, by the link of a message, and takes that back. It names neither program nor need.
markers:
  token             text: of the link
  erase_means       include: parts/erase-means
  erase_asked       include: parts/erase-asked
  has_problems      section; problems, once each: problem_field, problem
  erase_form, withdraw_form   sections, one of them; form_hidden include: parts/form-hidden
    waits           section: the reader is not signed in as the person, so the code is to be typed: form field by form_show(): code;
                    no_code   include: parts/no-code }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Erase my data{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{base}}/s/{{token}}">{{#t}}Back{{/t}}</a></p>
<h1>{{#t}}Erase my data{{/t}}</h1>
{{>erase_asked}}
{{#withdraw_form}}<form class="sheet" method="post" action="{{base}}/s/{{token}}/erase">
{{>form_hidden}}
{{#waits}}{{>code_field}}
{{>no_code}}{{/waits}}
<p><button class="secondary" name="withdraw" value="yes">{{#t}}Take it back: do not erase my data{{/t}}</button></p>
</form>{{/withdraw_form}}
<p><a href="{{base}}/s/{{token}}/data">{{#t}}Download your data first{{/t}}</a></p>
<div class="sheet">
{{>erase_means}}
{{#erase_form}}<form method="post" action="{{base}}/s/{{token}}/erase">
{{>form_hidden}}
{{#waits}}{{>code_field}}
{{>no_code}}{{/waits}}
<p><button class="danger">{{#t}}Ask to erase my data{{/t}}</button></p>
</form>{{/erase_form}}
</div>
</main>
{{>foot}}
