{{%AUTOESCAPE context="HTML"}}
{{! The organizations that looked at a referral, for the person, who has the link of a message or the code. It names no person, and no program.
markers:
  token             text: of the link; empty: by the code
  found             section; looks   include: parts/looks
  code_form         section: the code is to be typed. Form fields by form_show(): code, with code_error; problems
    no_code         include: parts/no-code; form_hidden include: parts/form-hidden
  has_problems      section: the code is not right }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Who looked at this{{/t}}</title>
{{>head}}
<main id="main">
{{#code_form}}{{#has_problems}}<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was found yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>{{/has_problems}}{{/code_form}}
<p class="back">{{#token}}<a href="{{base}}/s/{{token}}">{{#t}}Back{{/t}}</a>{{/token}}{{#no_token}}<a href="{{base}}/">{{#t}}Back to
	the start{{/t}}</a>{{/no_token}}</p>
<h1>{{#t}}Who looked at this{{/t}}</h1>
{{#found}}{{>looks}}{{/found}}
{{#code_form}}
<form method="post" action="{{base}}/status/access" class="sheet">
{{>form_hidden}}
{{>code_field}}
{{>no_code}}
<p><button>{{#t}}Show who looked{{/t}}</button></p>
</form>
{{/code_form}}
</main>
{{>foot}}
