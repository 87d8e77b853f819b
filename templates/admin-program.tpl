{{%AUTOESCAPE context="HTML"}}
{{! One program of the directory, with all that `handrail program set` can change.
markers:
  program, program_name, organization_name   texts; claimed, retired   sections
  mode_here, mode_external, mode_next_steps   sections; gap_address, gap_external_url   sections: why its button leads to next steps
  gap_team          section: it is a victim-service program, and nobody can sign in for it
  capacity          text, with sections, as parts/capacity.h has them
  saved             section: it was saved a moment ago
  has_problems      section; problems, once each: problem_field, problem
  settings_form     section: form_hidden, and the fields of a program's settings
  address_list      section: form_hidden; has_addresses or no_has_addresses; addresses, once each: address_id, email, confirmed or no_confirmed
  reach_form        section: form_hidden, referral_email, confirmed
  team_list         section: form_hidden; has_members or no_has_members; members, once each: member_id, member_name, address,
                    is_program_admin or no_is_program_admin
  join_form         section: form_hidden, claimer, role
  has_claims        section; claim_row, once each: claim (its id), claimer_name, made_at }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}{{program_name}}: settings{{/t}}</title>
{{>head}}
<main id="main" class="middle" data-program="{{program}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}This was not saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}</p>{{/saved}}
<p class="back"><a href="{{base}}/admin/programs">{{#t}}Programs{{/t}}</a></p>
<h1 dir="auto">{{program_name}}</h1>
<p class="lead"><bdi>{{organization_name}}</bdi> · <a href="{{base}}/programs/{{program}}">{{#t}}Its page{{/t}}</a></p>
{{#retired}}<p class="notice action">{{#t}}It is no longer in the directory, and gets no referrals.{{/t}}</p>{{/retired}}
{{#gap_address}}<p class="notice action">{{#t}}No e-mail address is confirmed yet, so people see its next steps instead of the form.{{/t}}</p>{{/gap_address}}
{{#gap_external_url}}<p class="notice action">{{#t}}There is no link to its website yet, so people see only its next steps.{{/t}}</p>{{/gap_external_url}}
{{#gap_team}}<p class="notice action">{{#t}}It helps victims of violence, so its e-mails hold only a name. Nobody can sign in for it, so nobody
	there can reach the people who ask for help. Add somebody to its team.{{/t}}</p>{{/gap_team}}
{{#has_claims}}<div class="sheet"><h2>{{#t}}They ask to run it{{/t}}</h2><ul class="lines">
{{#claim_row}}<li><a href="{{base}}/admin/claims/{{claim}}"><bdi>{{claimer_name}}</bdi></a>
	<span class="quiet"><time datetime="{{made_at_iso}}">{{made_at}}</time></span></li>
{{/claim_row}}</ul></div>{{/has_claims}}
<div class="sheet">
<h2>{{#t}}Team{{/t}}</h2>
{{#team_list}}{{#no_has_members}}<p class="quiet">{{#t}}Nobody runs it yet.{{/t}}</p>{{/no_has_members}}
{{#has_members}}<form method="post" action="{{base}}/admin/programs/{{program}}">
<input type="hidden" name="part" value="remove_member">
{{>form_hidden}}
<ul class="lines">{{#members}}<li><bdi>{{member_name}}</bdi> <span class="quiet">{{#address}}<bdi dir="ltr">{{address}}</bdi> · {{/address}}\
	{{#is_program_admin}}{{#t}}Runs the program{{/t}}{{/is_program_admin}}{{#no_is_program_admin}}{{#t}}Answers referrals{{/t}}{{/no_is_program_admin}}</span>
	<button type="submit" class="plain" name="remove" value="{{member_id}}">{{#t}}Remove<span class="visually-hidden"> {{member_name}}</span>{{/t}}</button></li>
{{/members}}</ul>
</form>{{/has_members}}{{/team_list}}
{{#join_form}}<details{{#has_problems}} open{{/has_problems}}><summary>{{#t}}Add somebody{{/t}}</summary>
<form method="post" action="{{base}}/admin/programs/{{program}}" novalidate>
<input type="hidden" name="part" value="join">
{{>form_hidden}}
{{>claimer_field}}
{{>role_field}}
<div class="acts"><button class="secondary">{{#t}}Add to the team{{/t}}</button></div>
</form></details>{{/join_form}}
</div>
<div class="sheet">
<h2>{{#t}}E-mail for referrals{{/t}}</h2>
{{#address_list}}{{#no_has_addresses}}<p class="quiet">{{#t}}There is no address yet.{{/t}}</p>{{/no_has_addresses}}
{{#has_addresses}}<form method="post" action="{{base}}/admin/programs/{{program}}">
<input type="hidden" name="part" value="remove_address">
{{>form_hidden}}
<ul class="lines">{{#addresses}}<li><bdi dir="ltr">{{email}}</bdi> {{#confirmed}}<span class="status good"><span class="mark" aria-hidden="true">●</span>\
	{{#t}}confirmed{{/t}}</span>{{/confirmed}}{{#no_confirmed}}<span class="status action"><span class="mark" aria-hidden="true">▲</span>\
	{{#t}}not confirmed yet{{/t}}</span>{{/no_confirmed}}
	<button type="submit" class="plain" name="remove" value="{{address_id}}">{{#t}}Remove<span class="visually-hidden"> {{email}}</span>{{/t}}</button></li>
{{/addresses}}</ul>
</form>{{/has_addresses}}{{/address_list}}
{{#reach_form}}<details{{#has_problems}} open{{/has_problems}}><summary>{{#t}}Add an address{{/t}}</summary>
<form method="post" action="{{base}}/admin/programs/{{program}}" novalidate>
<input type="hidden" name="part" value="reach">
{{>form_hidden}}
{{>referral_email_field}}
<label class="choice"><input type="checkbox" name="confirmed" value="yes"{{#confirmed_yes}} checked{{/confirmed_yes}}>
	<span>{{#t}}I know that its team reads this address. Send referrals there at once, without a link to confirm{{/t}}</span></label>
<div class="acts"><button class="secondary">{{#t}}Add the address{{/t}}</button></div>
</form></details>{{/reach_form}}
</div>
{{#settings_form}}<form method="post" action="{{base}}/admin/programs/{{program}}" novalidate>
<input type="hidden" name="part" value="settings">
{{>form_hidden}}
<div class="sheet">
<h2>{{#t}}Settings{{/t}}</h2>
<p class="quiet">{{#t}}These are the questions that its team answers. Change an answer only when they have asked you to.{{/t}}</p>
{{>capacity_field}}
{{>closed_until_field}}
{{>mode_field}}
{{>verb_field}}
{{>external_url_field}}
{{>next_steps_field}}
{{>answer_days_field}}
{{>minimal_mail_field}}
{{>confidential_field}}
{{>victim_service_field}}
<div class="acts"><button>{{#t}}Save{{/t}}</button></div>
</div>
</form>{{/settings_form}}
</main>
{{>foot}}
