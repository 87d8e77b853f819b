{{%AUTOESCAPE context="HTML"}}
{{! A profile on paper, without a script.
markers:
  public_id, seeker_name, seeker_email, seeker_phone, seeker_language_name   texts
  safe_notes        include: parts/safe-notes
  referrals         section, newest first, at most a page: program_name, code, status..., made_at (a day)
  qr                include: parts/qr, where the QR code leads
  with_notes        section: notes were asked for; or no_with_notes
    notes           section: note_text, actor_first_name, made_at (a day) }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}To print: {{seeker_name}}{{/t}}</title>
{{>head}}
<main id="main" class="paper" data-person="{{public_id}}">
<p class="back"><a href="{{base}}/people/{{public_id}}">{{#t}}Back to the profile{{/t}}</a></p>
<div class="no-print">
<p>{{#t}}Print it with your browser. Only the sheet below goes on the paper.{{/t}}</p>
<p class="acts"><button type="button" data-print hidden>{{#t}}Print{{/t}}</button>
{{#with_notes}}<a class="go" href="{{base}}/people/{{public_id}}/print">{{#t}}Without notes{{/t}}</a>{{/with_notes}}\
{{#no_with_notes}}<a class="go" href="{{base}}/people/{{public_id}}/print?notes=yes">{{#t}}With notes{{/t}}</a>{{/no_with_notes}}</p>
</div>
<h1><bdi>{{seeker_name}}</bdi></h1>
{{>safe_notes}}
<section class="sheet">
{{#seeker_phone}}<p><b dir="ltr">{{seeker_phone_text}}</b></p>{{/seeker_phone}}
{{#seeker_email}}<p><b dir="ltr">{{seeker_email}}</b></p>{{/seeker_email}}
{{#seeker_language_name}}<p>{{#t}}Language:{{/t}} {{seeker_language_name}}</p>{{/seeker_language_name}}
</section>
<h2>{{#t}}Referrals{{/t}}</h2>
<ul class="stack">
{{#referrals}}<li><b dir="auto">{{program_name}}</b> · {{status_label}}<br><span class="quiet">{{made_at_day}}{{#code}} · {{#t}}Code{{/t}}
	<bdi dir="ltr">{{code}}</bdi>{{/code}}</span></li>
{{/referrals}}
</ul>
{{#with_notes}}
<h2>{{#t}}Notes{{/t}}</h2>
<ul class="lines">
{{#notes}}<li><span class="typed" dir="auto">{{note_text:pre_escape}}</span> <span class="quiet">{{actor_first_name}} · {{made_at_day}}</span></li>
{{/notes}}
</ul>
{{/with_notes}}
<section class="sheet qr-link">
<h2>{{#t}}To open it{{/t}}</h2>
{{>qr}}
</section>
</main>
{{>foot}}
