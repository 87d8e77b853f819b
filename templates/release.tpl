{{%AUTOESCAPE context="HTML"}}
{{! The page on which a seeker or the program's staff lets the helper see what the program says, or ends that.
markers:
  status, kind, disputed   of the referral, by referral_mark()
  public_id, program_name, seeker_first_name, helper_name   texts
  is_seeker         section, or no_is_seeker: the program's staff
  released          section, or no_released: the helper sees it now; released_day   text: until the end of this day
  words_to_agree    text: the exact words
  form_path, back_url   texts: paths
  given             section for each release, newest first: given_words, given_on, until_day, ended_on texts; on_paper, no_on_paper
                    sections: the program recorded a signed paper
  agree_problem     text
  form fields by form_show(): until, release_words, agree; has_problems, problems: problem_field, problem
  form_hidden       include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Who sees what the program says{{/t}}</title>
{{>head}}
<main id="main" data-referral="{{public_id}}" data-status="{{status}}" data-kind="{{kind}}"{{#disputed}} data-disputed{{/disputed}}>
{{#has_problems}}
<div class="problems" role="alert" tabindex="-1" autofocus>
	<h2>{{#t}}Not saved. Nothing was changed yet{{/t}}</h2>
	<ul>{{#problems}}<li><a href="#{{problem_field}}">{{problem}}</a></li>{{/problems}}</ul>
</div>
{{/has_problems}}
<p class="back"><a href="{{back_url}}">{{#t}}Back, change nothing{{/t}}</a></p>
{{#released}}
<h1>{{#t}}{{helper_name}} may see what {{program_name}} says{{/t}}</h1>
<form class="sheet" method="post" action="{{form_path}}">
{{>form_hidden}}
<p>{{#t}}This counts until the end of {{released_day}}. Then it is hidden again by itself.{{/t}}</p>
<p>{{#t}}You can end it now. What {{helper_name}} has read already, they know.{{/t}}</p>
<p><button class="danger" name="end" value="yes">{{#t}}End it now{{/t}}</button></p>
</form>
{{/released}}
{{#no_released}}
<h1>{{#is_seeker}}{{#t}}Let {{helper_name}} see what {{program_name}} says?{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}{{seeker_first_name}} signed that {{helper_name}} may see what you say{{/t}}{{/no_is_seeker}}</h1>
<p class="lead">{{#is_seeker}}{{#t}}Now {{program_name}} tells only you. You don’t have to change that to get help.{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}Only with a paper that {{seeker_first_name}} signed. They don’t have to sign it to get help.{{/t}}{{/no_is_seeker}}</p>
<form class="sheet" method="post" action="{{form_path}}" novalidate>
{{>form_hidden}}
<ul>
	<li>{{#t}}{{helper_name}} sees everything that {{program_name}} set or wrote for {{seeker_first_name}} here, also what came before today.{{/t}}</li>
	<li>{{#t}}It ends by itself, on the day that you choose, or when one of you ends it before.{{/t}}</li>
	<li>{{#t}}{{helper_name}} sees in the history that this was allowed, until when, and if one of you ends it.{{/t}}</li>
</ul>
{{>until_field}}
{{#no_is_seeker}}{{>release_words_field}}{{/no_is_seeker}}
{{#is_seeker}}<blockquote>{{words_to_agree}}</blockquote>{{/is_seeker}}
{{#agree_problem}}<p class="error" id="agree-error">{{agree_problem}}</p>{{/agree_problem}}
<label class="choice"><input type="checkbox" id="agree" name="agree" value="yes"{{#agree_yes}} checked{{/agree_yes}}\
	{{#agree_problem}} aria-invalid="true" aria-describedby="agree-error"{{/agree_problem}}>
	<span>{{#is_seeker}}{{#t}}I agree to these words{{/t}}{{/is_seeker}}\
	{{#no_is_seeker}}{{#t}}{{seeker_first_name}} signed these words on paper, and we keep it{{/t}}{{/no_is_seeker}}</span></label>
<p class="acts"><button>{{#t}}Let {{helper_name}} see it{{/t}}</button></p>
</form>
{{/no_released}}
{{#given}}
<section class="sheet">
<h2>{{#on_paper}}{{#t}}Signed on paper, recorded on {{given_on}}{{/t}}{{/on_paper}}{{#no_on_paper}}{{#t}}Allowed here on {{given_on}}{{/t}}{{/no_on_paper}}</h2>
<blockquote dir="auto">{{given_words:pre_escape}}</blockquote>
<p class="quiet">{{#t}}Until the end of {{until_day}}{{/t}}{{#ended_on}} · {{#t}}ended on {{ended_on}}{{/t}}{{/ended_on}}</p>
</section>
{{/given}}
</main>
{{>foot}}
