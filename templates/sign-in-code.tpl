{{%AUTOESCAPE context="HTML"}}
{{! The viewer types in the code that we sent. The page is the same whether or not anybody has the address.
markers:
  next              text: where it leads afterwards; may be empty (hidden field)
  address           text: where the code went; empty when this browser asked for none
  is_phone          section: it went by text message; or no_is_phone: by e-mail
  is_further        section: it proves a further address of the account; or no_is_further: it signs in
  is_proof          section: the reader is signed in, and proves once more who they are
  has_problems      section; problems, once each: problem_field, problem
  code              form field by form_show()
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Enter your code{{/t}}</title>
{{>head}}
<main id="main">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}The code did not work{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<h1>{{#t}}Enter your code{{/t}}</h1>
{{#address}}
{{#no_is_phone}}<p class="lead">{{#t}}We are sending an e-mail with 8 digits to <bdi>{{address}}</bdi>. It can take a minute. Look in your
	spam folder too.{{/t}}</p>{{/no_is_phone}}
{{#is_phone}}<p class="lead">{{#t}}We are sending a text message with 8 digits to <bdi>{{address}}</bdi>. It can take a minute.{{/t}}</p>{{/is_phone}}
{{/address}}
{{#no_address}}<p class="lead">{{#t}}We sent you a message with 8 digits. It can take a minute.{{/t}}</p>{{/no_address}}
<form method="post" action="{{base}}/sign-in/code" novalidate class="sheet">
{{>form_hidden}}
{{#next}}<input type="hidden" name="next" value="{{next}}">{{/next}}
{{>code_field}}
<p><button>{{#no_is_further}}{{#no_is_proof}}{{#t}}Sign in{{/t}}{{/no_is_proof}}{{#is_proof}}{{#t}}Continue{{/t}}{{/is_proof}}{{/no_is_further}}\
	{{#is_further}}{{#t}}Add this address{{/t}}{{/is_further}}</button></p>
</form>
{{#no_is_further}}<p>{{#t}}Nothing came?{{/t}} {{#no_is_proof}}<a href="{{base}}/sign-in?next={{next:url_query_escape}}">{{#t}}Check the address and ask for
	a new code{{/t}}</a>{{/no_is_proof}}{{#is_proof}}<a href="{{base}}/account/prove?next={{next:url_query_escape}}">{{#t}}Ask for a new code{{/t}}</a>\
	{{/is_proof}}</p>{{/no_is_further}}
{{#is_further}}<p>{{#t}}Nothing came?{{/t}} <a href="{{base}}/account/addresses">{{#t}}Check the address and ask for a new code{{/t}}</a></p>{{/is_further}}
</main>
{{>foot}}
