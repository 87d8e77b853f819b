{{%AUTOESCAPE context="HTML"}}
{{! The requests to run a program that wait for a decision, oldest first.
markers:
  has_claims        section, or no_has_claims; claim_row, once a request: claim (its id), program_name, organization_name, first_name,
                    last_name (texts), made_at (with made_at_exact, made_at_iso), is_run (section) }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Requests to run a program{{/t}}</title>
{{>head}}
<main id="main" class="middle">
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Requests to run a program{{/t}}</h1>
{{#no_has_claims}}<div class="empty"><p>{{#t}}Nobody waits for your answer.{{/t}}</p></div>{{/no_has_claims}}
{{#has_claims}}<ul class="cards">{{#claim_row}}<li class="card">
<h2><a href="{{base}}/admin/claims/{{claim}}" dir="auto">{{program_name}}</a></h2>
<p>{{#organization_name}}<bdi>{{organization_name}}</bdi> · {{/organization_name}}<bdi>{{first_name}} {{last_name}}</bdi></p>
<p class="quiet"><time datetime="{{made_at_iso}}" title="{{made_at_exact}}">{{made_at}}</time></p>
</li>
{{/claim_row}}</ul>{{/has_claims}}
</main>
{{>foot}}
