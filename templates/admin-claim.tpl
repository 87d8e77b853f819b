{{%AUTOESCAPE context="HTML"}}
{{! One request to run a program.
markers:
  program (its id), program_name, organization_name, first_name, last_name, account_organization, address, words   texts; all but the
                    first two and a name may be empty
  made_at           with made_at_exact, made_at_iso
  is_run            section: somebody runs the program by now
  decided           section; then approved, or no_approved
  decision_form     section, until it is decided; form_hidden include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}May they run {{program_name}}?{{/t}}</title>
{{>head}}
<main id="main" class="middle">
{{#decided}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#approved}}{{#t}}Approved. They run the program now,
	and we wrote to them.{{/t}}{{/approved}}\
{{#no_approved}}{{#t}}Refused. We wrote to them.{{/t}}{{/no_approved}}</p>{{/decided}}
<p class="back"><a href="{{base}}/admin/claims">{{#t}}Requests to run a program{{/t}}</a></p>
<h1>{{#t}}May they run {{program_name}}?{{/t}}</h1>
<dl class="details sheet">
<div><dt>{{#t}}Program{{/t}}</dt><dd><a href="{{base}}/programs/{{program}}" dir="auto">{{program_name}}</a>\
{{#organization_name}}<br><span class="quiet"><bdi>{{organization_name}}</bdi></span>{{/organization_name}}</dd></div>
<div><dt>{{#t}}From{{/t}}</dt><dd><bdi>{{first_name}} {{last_name}}</bdi>\
{{#account_organization}}<br><span class="quiet"><bdi>{{account_organization}}</bdi></span>{{/account_organization}}\
{{#address}}<br><bdi dir="ltr">{{address}}</bdi>{{/address}}</dd></div>
<div><dt>{{#t}}How they work there{{/t}}</dt><dd class="typed" dir="auto">{{words:pre_escape}}</dd></div>
<div><dt>{{#t}}Asked{{/t}}</dt><dd><time datetime="{{made_at_iso}}">{{made_at_exact}}</time></dd></div>
</dl>
{{#is_run}}{{#no_decided}}<p class="notice">{{#t}}Somebody runs this program by now.{{/t}}</p>{{/no_decided}}{{/is_run}}
{{#decision_form}}<form method="post" action="{{base}}/admin/claims/{{claim}}">
{{>form_hidden}}
<p>{{#t}}Call the program by the number on its page before you say yes. The person who runs it can read how to reach people who need help.{{/t}}</p>
<div class="acts"><button type="submit" name="decision" value="approve">{{#t}}Yes, let them run it{{/t}}</button>
<button type="submit" class="danger" name="decision" value="refuse">{{#t}}No{{/t}}</button></div>
</form>{{/decision_form}}
</main>
{{>foot}}
