{{%AUTOESCAPE context="HTML"}}
{{! Make an account: name and address; the code that is sent to the address makes it.
markers:
  next              text: where it leads afterwards; may be empty (hidden field)
  has_problems      section; problems, once each: problem_field, problem
  first_name, last_name, address   form fields by form_show()
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Make an account{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Please look at this{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#t}}Make an account{{/t}}</h1>
<p class="lead">{{#t}}With an account you see your referrals in one place, and those of people you help. It costs nothing.{{/t}}</p>
<form method="post" action="{{base}}/sign-up" novalidate class="sheet">
{{>form_hidden}}
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
<div class="pair">
	{{>first_name_field}}
	{{>last_name_field}}
</div>
<p class="hint">{{#t}}Use the name that you give to programs. That is how we find the referrals that are yours.{{/t}}</p>
{{>address_field}}
<p><button>{{#t}}Send me a code{{/t}}</button></p>
</form>
<p>{{#t}}Do you have an account?{{/t}} <a href="{{base}}/sign-in?next={{next:url_query_escape}}">{{#t}}Sign in{{/t}}</a></p>
</main>
{{>foot}}
