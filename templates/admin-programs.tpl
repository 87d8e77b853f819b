{{%AUTOESCAPE context="HTML"}}
{{! The programs of the directory, for site admins to find one.
markers:
  words             text, as typed
  has_programs      section, or no_has_programs; program_row, once a program: program (its id), program_name, organization_name, claimed or
                    no_claimed, mode_here, mode_external, mode_next_steps, gap_address, gap_external_url (sections); capacity and its sections,
                    as parts/capacity.h has them
  previous, next    sections: page_query }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Programs{{/t}}</title>
{{>head}}
<main id="main" class="middle">
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<h1>{{#t}}Programs{{/t}}</h1>
<form method="get" action="{{base}}/admin/programs" role="search">
<div class="field"><label for="q">{{#t}}Name or words{{/t}}</label>
<input id="q" name="q" type="search"{{#words}} value="{{words}}"{{/words}} maxlength="200" autocomplete="off"></div>
<p class="acts"><button>{{#t}}Search{{/t}}</button></p>
</form>
{{#no_has_programs}}<div class="empty"><p>{{#t}}No program has these words.{{/t}}</p></div>{{/no_has_programs}}
{{#has_programs}}<ul class="cards">{{#program_row}}<li class="card" data-program="{{program}}"{{#capacity}} data-capacity="{{capacity}}"{{/capacity}}>
<h2><a href="{{base}}/admin/programs/{{program}}" dir="auto">{{program_name}}</a></h2>
<p class="quiet"><bdi>{{organization_name}}</bdi></p>
<p>{{#mode_here}}{{#t}}Takes referrals here{{/t}}{{/mode_here}}{{#mode_external}}{{#t}}Uses its own website{{/t}}{{/mode_external}}\
	{{#mode_next_steps}}{{#t}}Shows next steps{{/t}}{{/mode_next_steps}}
	· {{#claimed}}{{#t}}has a team{{/t}}{{/claimed}}{{#no_claimed}}{{#t}}has no team{{/t}}{{/no_claimed}}\
	{{#capacity_wait_list}} · {{#t}}Wait list{{/t}}{{/capacity_wait_list}}{{#capacity_closed}} · {{#t}}Full for now{{/t}}{{/capacity_closed}}\
	{{#closed_until}} · {{#t}}Closed until {{closed_until}}{{/t}}{{/closed_until}}{{#temporarily_closed}} · {{#t}}Closed for now{{/t}}{{/temporarily_closed}}</p>
{{#gap_address}}<p><b class="disputed">{{#t}}No e-mail address is confirmed yet{{/t}}</b></p>{{/gap_address}}
{{#gap_external_url}}<p><b class="disputed">{{#t}}It has no link yet{{/t}}</b></p>{{/gap_external_url}}
</li>
{{/program_row}}</ul>{{/has_programs}}
<p class="pager">{{#previous}}<a class="button secondary" rel="prev" href="{{base}}/admin/programs?{{page_query}}">{{#t}}Previous page{{/t}}</a>{{/previous}}
{{#next}}<a class="button secondary" rel="next" href="{{base}}/admin/programs?{{page_query}}">{{#t}}Next page{{/t}}</a>{{/next}}</p>
</main>
{{>foot}}
