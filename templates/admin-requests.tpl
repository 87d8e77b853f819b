{{%AUTOESCAPE context="HTML"}}
{{! The requests to erase a person's data that wait for a decision, oldest first.
markers:
  has_requests      section, or no_has_requests; request_row, once a request: request (its id), first_name, last_name, address,
                    program_name (texts; may be empty), by_account or no_by_account (sections), asked_at (with asked_at_exact, asked_at_iso) }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Requests to erase data{{/t}}</title>
{{>head}}
<main id="main" class="middle">
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Requests to erase data{{/t}}</h1>
{{#no_has_requests}}<div class="empty"><p>{{#t}}Nobody waits for your answer.{{/t}}</p></div>{{/no_has_requests}}
{{#has_requests}}<ul class="cards">{{#request_row}}<li class="card">
<h2><a href="{{base}}/admin/requests/{{request}}" dir="auto">{{#by_account}}{{first_name}} {{last_name}}{{/by_account}}\
{{#no_by_account}}{{#t}}Somebody with the link of a referral to {{program_name}}{{/t}}{{/no_by_account}}</a></h2>
{{#address}}<p><bdi dir="ltr">{{address}}</bdi></p>{{/address}}
<p class="quiet"><time datetime="{{asked_at_iso}}" title="{{asked_at_exact}}">{{asked_at}}</time></p>
</li>
{{/request_row}}</ul>{{/has_requests}}
<p><a class="go" href="{{base}}/admin/requests/holds">{{#t}}Legal holds: what must not be erased{{/t}}</a></p>
</main>
{{>foot}}
