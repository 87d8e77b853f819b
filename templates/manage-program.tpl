{{%AUTOESCAPE context="HTML"}}
{{! The settings of a program, for its team: whether it has room first, then the rest as a list of facts.
markers:
  program_public_id, program_name   texts
  is_admin          section: the viewer may change it; or no_is_admin
  saved_room, saved_contact, saved_claimed, saved_joined   sections: what was done last
  has_problems      section; problems, once each: problem_field, problem
  form_hidden       include: parts/form-hidden; form fields capacity and closed_until: whether it has room
  capacity          text, with sections, as parts/capacity.h has them; capacity_at a time: when somebody set it
  gap_address, gap_external_url   sections: why the button leads to next steps for now
  mode_here, mode_external, mode_next_steps   sections; verb_words: text; external_url: text
  has_addresses     section, or no_has_addresses: none; addresses, once each: email, confirmed or no_confirmed
  answer_days       number to count by
  minimal_mail      section, or no_minimal_mail
  next_steps        section: paragraph, once each: line; own_next_steps or no_own_next_steps: the directory's words
  asks              section: there are questions; or no_asks
  question_count    number
  number            number of the version that people see; 0: none
  published_at      a day
  members           section, once each: member_name text, is_program_admin or no_is_program_admin
  takes_referrals   section: people can fill in its form }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}{{program_name}}: settings{{/t}}</title>
{{>head}}
<main id="main" class="two" data-program="{{program_public_id}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
<div class="head">
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Nothing was saved yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
{{#saved_room}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved. Your card and your page show it now.{{/t}}</p>{{/saved_room}}
{{#saved_contact}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Saved.{{/t}}</p>{{/saved_contact}}
{{#saved_claimed}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}You run {{program_name}} now. Look through its settings, and invite
	your colleagues.{{/t}}</p>{{/saved_claimed}}
{{#saved_joined}}<p class="notice good" role="status" tabindex="-1" autofocus>{{#t}}Welcome. You work for {{program_name}} now.{{/t}}</p>{{/saved_joined}}
<p class="back"><a href="{{base}}/inbound/{{program_public_id}}">{{#t}}Inbound: {{program_name}}{{/t}}</a></p>
<h1>{{#t}}{{program_name}}: settings{{/t}}</h1>
</div>
<div class="story">
{{#is_admin}}
<form class="sheet" method="post" action="{{base}}/manage/{{program_public_id}}/contact" novalidate>
{{>form_hidden}}
<input type="hidden" name="part" value="room">
{{>capacity_field}}
{{>closed_until_field}}
<p class="acts"><button>{{#t}}Save{{/t}}</button> <span class="quiet">{{#t}}It shows on your card and your page at once.{{/t}}\
	{{#capacity_at}} {{#t}}Last set {{capacity_at}}.{{/t}}{{/capacity_at}}</span></p>
</form>
{{/is_admin}}
<h2>{{#t}}How referrals reach you{{/t}}</h2>
{{#gap_address}}<p class="notice action">{{#t}}No e-mail address is confirmed yet, so people see your next steps instead of the form.{{/t}}</p>{{/gap_address}}
{{#gap_external_url}}<p class="notice action">{{#t}}There is no link to your website yet, so people see only your next steps.{{/t}}</p>{{/gap_external_url}}
<div class="sheet"><dl class="details">
{{#no_is_admin}}<div><dt>{{#t}}Room{{/t}}</dt><dd>{{#capacity_open}}{{#t}}Has room{{/t}}{{/capacity_open}}\
	{{#capacity_wait_list}}{{#t}}Wait list{{/t}}{{/capacity_wait_list}}{{#capacity_closed}}{{#t}}Full for now{{/t}}{{/capacity_closed}}\
	{{#closed_until}}{{#t}}Closed until {{closed_until}}{{/t}}{{/closed_until}}{{#temporarily_closed}}{{#t}}Closed for now{{/t}}{{/temporarily_closed}}\
	{{#no_capacity}}{{#t}}Nobody has set this yet{{/t}}{{/no_capacity}}</dd></div>{{/no_is_admin}}
<div><dt>{{#t}}The button{{/t}}</dt><dd>
	{{#mode_here}}<p><b>{{verb_words}}.</b> {{#t}}People fill in a form, and you get it here and by e-mail.{{/t}}</p>{{/mode_here}}
	{{#mode_external}}<p><b>{{verb_words}}.</b> {{#t}}People read your next steps, then use your own website.{{/t}}</p>
	{{#external_url}}<p><bdi>{{external_url}}</bdi></p>{{/external_url}}{{/mode_external}}
	{{#mode_next_steps}}<p>{{#t}}People read your next steps, then call, write or come.{{/t}}</p>{{/mode_next_steps}}</dd>
	{{#is_admin}}<dd><a class="go" href="{{base}}/manage/{{program_public_id}}/contact#mode">{{#t}}Change<span
	class="visually-hidden"> how people reach you</span>{{/t}}</a></dd>{{/is_admin}}</div>
<div><dt>{{#t}}E-mail for referrals{{/t}}</dt><dd>
	{{#addresses}}<p><bdi>{{email}}</bdi> {{#confirmed}}<span class="status good"><span class="mark" aria-hidden="true">●</span>\
		{{#t}}confirmed{{/t}}</span>{{/confirmed}}{{#no_confirmed}}<span class="status action"><span class="mark" aria-hidden="true">▲</span>\
		{{#t}}not confirmed yet{{/t}}</span>{{/no_confirmed}}</p>{{/addresses}}
	{{#no_has_addresses}}<p>{{#t}}There is no address yet.{{/t}}</p>{{/no_has_addresses}}</dd>
	{{#is_admin}}<dd><a class="go" href="{{base}}/manage/{{program_public_id}}/addresses">{{#t}}Change<span
	class="visually-hidden"> the e-mail addresses for referrals</span>{{/t}}</a></dd>{{/is_admin}}</div>
<div><dt>{{#t}}You answer within{{/t}}</dt><dd><p>{{#tn answer_days}}1 working day. After that we remind you, and once more 3 working days later.{{|}}\
	{{answer_days}} working days. After that we remind you, and once more 3 working days later.{{/tn}}</p></dd>
	{{#is_admin}}<dd><a class="go" href="{{base}}/manage/{{program_public_id}}/contact#answer_days">{{#t}}Change<span
	class="visually-hidden"> how soon you answer</span>{{/t}}</a></dd>{{/is_admin}}</div>
<div><dt>{{#t}}What the e-mail holds{{/t}}</dt><dd><p>{{#minimal_mail}}{{#t}}Only the name, and where to read the rest{{/t}}{{/minimal_mail}}\
	{{#no_minimal_mail}}{{#t}}How to reach the person, and what they wrote{{/t}}{{/no_minimal_mail}}</p></dd>
	{{#is_admin}}<dd><a class="go" href="{{base}}/manage/{{program_public_id}}/contact#minimal_mail">{{#t}}Change<span
	class="visually-hidden"> what the e-mail holds</span>{{/t}}</a></dd>{{/is_admin}}</div>
<div><dt>{{#t}}Questions before sending{{/t}}</dt>
<dd>{{#no_asks}}<p>{{#t}}People are asked nothing yet.{{/t}}</p>{{/no_asks}}
{{#asks}}<p><b>{{#tn question_count}}One question{{|}}{{question_count}} questions{{/tn}}</b></p>
<p>{{#number}}{{#t}}People see version {{number}}, published on {{published_at_day}}.{{/t}}{{/number}}\
	{{#no_number}}{{#t}}Not published yet: people are asked nothing.{{/t}}{{/no_number}}</p>
{{/asks}}</dd>
<dd>{{#is_admin}}<a class="go" href="{{base}}/manage/{{program_public_id}}/screener">{{#t}}Edit<span
	class="visually-hidden"> the questions before sending</span>{{/t}}</a><br>{{/is_admin}}
{{#asks}}<a class="go" href="{{base}}/manage/{{program_public_id}}/screener/preview">{{#t}}Try them out{{/t}}</a>{{/asks}}</dd></div>
<div><dt>{{#t}}Next steps{{/t}}</dt><dd>{{#next_steps}}{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/next_steps}}
	{{#no_own_next_steps}}<p class="quiet">{{#t}}These are the directory’s words. You can write your own.{{/t}}</p>{{/no_own_next_steps}}</dd>
	{{#is_admin}}<dd><a class="go" href="{{base}}/manage/{{program_public_id}}/contact#next_steps">{{#t}}Change<span
	class="visually-hidden"> the next steps</span>{{/t}}</a></dd>{{/is_admin}}</div>
</dl></div>
<h2>{{#t}}Your team{{/t}}</h2>
<ul class="stack">
{{#members}}<li><p><b><bdi>{{member_name}}</bdi></b><br><span class="quiet">{{#is_program_admin}}{{#t}}Runs the program{{/t}}{{/is_program_admin}}\
	{{#no_is_program_admin}}{{#t}}Answers referrals{{/t}}{{/no_is_program_admin}}</span></p></li>
{{/members}}
</ul>
<p class="acts">{{#is_admin}}<a class="button secondary"
	href="{{base}}/manage/{{program_public_id}}/team">{{#t}}Invite someone, or change the team{{/t}}</a>{{/is_admin}}\
	{{#no_is_admin}}<a class="go" href="{{base}}/manage/{{program_public_id}}/leave">{{#t}}Leave the team{{/t}}</a>{{/no_is_admin}}</p>
</div>
<div class="side"><div class="sheet">
<h2>{{#t}}How it goes{{/t}}</h2>
<ul class="lines"><li><a href="{{base}}/manage/{{program_public_id}}/numbers">{{#t}}What became of your referrals{{/t}}</a></li></ul>
</div><div class="sheet">
<h2>{{#t}}See it as others do{{/t}}</h2>
<ul class="lines"><li><a href="{{base}}/programs/{{program_public_id}}">{{#t}}Your program page{{/t}}</a></li>
{{#is_admin}}<li><a href="{{base}}/manage/{{program_public_id}}/listing">{{#t}}Edit what your card and page say{{/t}}</a></li>{{/is_admin}}
{{#takes_referrals}}<li><a href="{{base}}/connect/{{program_public_id}}">{{#t}}The form that people fill in{{/t}}</a></li>{{/takes_referrals}}</ul>
</div></div>
</main>
{{>foot}}
