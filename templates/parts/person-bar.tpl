{{%AUTOESCAPE context="HTML"}}
{{! The strip under the header while help is looked for on behalf of a person, or after another referral.
markers:
  for_person        section: public_id, seeker_name; or no_for_person
  before            text: public id of the referral that the next one follows; before_program
  stop_url          text: this page for nobody }}
{{#for_person}}
<aside class="person-bar" data-person-bar="{{public_id}}" aria-label="{{#t}}The person you are helping{{/t}}">
	<p>{{#before}}{{#t}}Finding help for <b>{{seeker_name}}</b>, after {{before_program}}{{/t}}{{/before}}\
		{{#no_before}}{{#t}}Finding help for <b>{{seeker_name}}</b>{{/t}}{{/no_before}}</p>
	<a href="{{base}}/people/{{public_id}}">{{#t}}Profile{{/t}}</a>
	<a class="end" href="{{stop_url}}">{{#t}}Stop<span class="visually-hidden"> finding help for {{seeker_name}}</span>{{/t}}</a>
</aside>
{{/for_person}}
{{#no_for_person}}
<aside class="person-bar" aria-label="{{#t}}What you are looking for{{/t}}">
	<p>{{#t}}Finding other help, after <b>{{before_program}}</b>{{/t}}</p>
	<a href="{{base}}/referrals/{{before}}">{{#t}}Your referral{{/t}}</a>
	<a class="end" href="{{stop_url}}">{{#t}}Stop<span class="visually-hidden"> finding other help</span>{{/t}}</a>
</aside>
{{/no_for_person}}
