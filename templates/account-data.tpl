{{%AUTOESCAPE context="HTML"}}
{{! A zip of one's own data: what is in it, and the button that makes it.
markers:
  erase_means       include: parts/erase-means
  over              text: the time from which on the zip can be made again; empty: now
  helps_people, no_helps_people   sections: the account has made referrals for others
  download_form     section; form_hidden include: parts/form-hidden
  erase_asked       include: parts/erase-asked
  erased            section: it is done
  erase_form, withdraw_form   sections, one of them; form_hidden include: parts/form-hidden }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Your data{{/t}}</title>
{{>head}}
<main id="main">
<p class="back"><a href="{{base}}/account">{{#t}}Your account{{/t}}</a></p>
<h1>{{#t}}Your data{{/t}}</h1>
{{#over}}<p class="notice action" role="alert">{{#t}}You have made this file many times just now. You can make it again at {{over}}.{{/t}}</p>{{/over}}
<p class="lead">{{#t}}Download what we hold about you, as one file.{{/t}}</p>
<div class="sheet">
<h2>{{#t}}It holds{{/t}}</h2>
<ul>
	<li>{{#t}}your name, your addresses, your settings, and where you are signed in{{/t}}</li>
	<li>{{#t}}your referrals, with everything that you can see of them: what was written, what happened, what you agreed to{{/t}}</li>
	{{#helps_people}}<li>{{#t}}referrals that you made for others, and your notes about people{{/t}}</li>{{/helps_people}}
	<li>{{#t}}your groups, your roles, and programs that you work for{{/t}}</li>
	<li>{{#t}}which messages went to your addresses, and when{{/t}}</li>
</ul>
<p class="quiet">{{#t}}It is a zip file. In it, data.html is for reading, and data.json is for other programs.{{/t}}</p>
</div>
<p class="notice">{{#t}}Does somebody else use this computer or phone? They could open the file, too. If so, save it somewhere else.{{/t}}</p>
{{#download_form}}<form method="post" action="{{base}}/account/data">
<input type="hidden" name="part" value="download">
{{>form_hidden}}
<p><button>{{#t}}Download my data{{/t}}</button></p>
</form>{{/download_form}}
<div class="sheet" id="erase">
<h2>{{#t}}Erase my data{{/t}}</h2>
{{>erase_asked}}
{{#withdraw_form}}<form method="post" action="{{base}}/account/data">
<input type="hidden" name="part" value="withdraw">
{{>form_hidden}}
<p><button class="secondary">{{#t}}Take it back: do not erase my data{{/t}}</button></p>
</form>{{/withdraw_form}}
{{#erased}}<p class="notice good">{{#t}}{{site_name}} has erased what it held about you.{{/t}}</p>{{/erased}}
{{>erase_means}}
{{#erase_form}}<form method="post" action="{{base}}/account/data">
<input type="hidden" name="part" value="erase">
{{>form_hidden}}
<p>{{#t}}Your account closes, too, when this is done everywhere.{{/t}}</p>
<p><button class="danger">{{#t}}Ask to erase my data{{/t}}</button></p>
</form>{{/erase_form}}
</div>
</main>
{{>foot}}
