{{%AUTOESCAPE context="HTML"}}
{{! A report: what became of the referrals of a site, of one of its programs, or for one need. All numbers are rounded, or "fewer than 5".
markers:
  period_from, period_to   texts: the first and the last month; is_one_month section
  about_program     text: the name of the program; about_need text; or no_about_program, no_about_need
  nothing           section: there are too few referrals
  has_finding       section, or no_has_finding; all, share_14 texts: referrals, and how many in 100 were closed within 14 days
  has_shares        section, or no_has_shares; share_helped, median, ninth texts
  from_options, to_options, program_options, need_options   sections, once an option: slug, label, selected (section)
  has_problems, order_error, both_error   sections: what cannot be shown
  outcomes, standing   includes
  of_site           section: the report is about the whole site; needs_chart include; needs: need_words, referrals, couldnt_get_help, not_eligible,
                    no_capacity, searches; has_towns, towns: town, and the same
  csv_query         text: what is asked for, as a query }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#has_problems}}{{#t}}Error: {{/t}}{{/has_problems}}{{#t}}Reports{{/t}}</title>
{{>head}}
<main id="main" class="two">
{{#has_problems}}<div class="problems" role="alert" tabindex="-1" autofocus>
<h2>{{#t}}There is no such report{{/t}}</h2>
<ul>{{#order_error}}<li><a href="#to">{{#t}}Choose a month that is not before the first one, and at most 24 months.{{/t}}</a></li>{{/order_error}}\
{{#both_error}}<li><a href="#need">{{#t}}Choose a program or a need, not both.{{/t}}</a></li>{{/both_error}}</ul>
</div>{{/has_problems}}
<div class="head">
<p class="back"><a href="{{base}}/admin">{{#t}}Site tools{{/t}}</a></p>
<p class="quiet"><b>{{#t}}What became of referrals{{/t}}</b> {{#is_one_month}}{{period_from}}{{/is_one_month}}\
	{{#no_is_one_month}}{{#t}}{{period_from}} to {{period_to}}{{/t}}{{/no_is_one_month}}{{#about_program}} · <bdi>{{about_program}}</bdi>{{/about_program}}\
	{{#about_need}} · {{about_need}}{{/about_need}}</p>
{{#has_finding}}<h1>{{#has_shares}}{{#t}}Of about {{all}} referrals, {{share_14}} in 100 were closed within 14 days.{{/t}}{{/has_shares}}\
	{{#no_has_shares}}{{#t}}About {{all}} referrals.{{/t}}{{/no_has_shares}}</h1>
{{#has_shares}}<p class="lead">{{#t}}{{share_helped}} in 100 got help. Half of the first answers came within: {{median}}. Nine in ten came
	within: {{ninth}}.{{/t}}</p>{{/has_shares}}{{/has_finding}}
{{#no_has_finding}}<h1>{{#t}}Reports{{/t}}</h1>{{/no_has_finding}}
{{#nothing}}<div class="empty"><p>{{#t}}There were fewer than 5 referrals in each of these months, so there is nothing to show.{{/t}}</p></div>{{/nothing}}
</div>
<div class="side">
<form method="get" class="sheet">
<h2>{{#t}}Show{{/t}}</h2>
<div class="field"><label for="from">{{#t}}From{{/t}}</label>
<select id="from" name="from">{{#from_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}</option>
{{/from_options}}</select></div>
<div class="field"><label for="to">{{#t}}To{{/t}}</label>
{{#order_error}}<p class="error" id="to-error">{{#t}}Choose a month that is not before the first one, and at most 24 months.{{/t}}</p>{{/order_error}}
<select id="to" name="to"{{#order_error}} aria-invalid="true" aria-describedby="to-error"{{/order_error}}>{{#to_options}}<option \
value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}</option>
{{/to_options}}</select></div>
<div class="field"><label for="program">{{#t}}Program{{/t}}</label>
<select id="program" name="program"><option value="">{{#t}}All{{/t}}</option>
{{#program_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}</option>
{{/program_options}}</select></div>
<div class="field"><label for="need">{{#t}}Need{{/t}}</label>
{{#both_error}}<p class="error" id="need-error">{{#t}}Choose a program or a need, not both.{{/t}}</p>{{/both_error}}
<select id="need" name="need"{{#both_error}} aria-invalid="true" aria-describedby="need-error"{{/both_error}}><option value="">{{#t}}All{{/t}}</option>
{{#need_options}}<option value="{{slug}}"{{#selected}} selected{{/selected}}>{{label}}</option>
{{/need_options}}</select></div>
<button class="secondary">{{#t}}Show{{/t}}</button>
</form>
</div>
<div class="story">
{{#has_finding}}
{{>outcomes}}
{{#of_site}}<div class="sheet"><h2>{{#t}}People who could not be helped{{/t}}</h2>
<p class="hint">{{#t}}A program may answer several needs, and its referrals count for each of them.{{/t}}</p>
{{>needs_chart}}
<ul class="facts" aria-hidden="true">
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--action)"/></svg> {{#t}}could not be helped{{/t}}</li>
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--quiet)"/></svg> {{#t}}searches that found nothing{{/t}}</li>
</ul>
<section class="scroll" tabindex="0" aria-label="{{#t}}People who could not be helped{{/t}}">
<table>
<thead><tr><th scope="col">{{#t}}Need{{/t}}</th><th scope="col">{{#t}}Referrals{{/t}}</th><th scope="col">{{#t}}Couldn’t get help{{/t}}</th>
<th scope="col">{{#t}}Not eligible{{/t}}</th><th scope="col">{{#t}}No capacity{{/t}}</th>
<th scope="col">{{#t}}Searches that found nothing{{/t}}</th></tr></thead>
<tbody>
{{#needs}}<tr><th scope="row">{{need_words}}</th><td>{{referrals}}</td><td>{{couldnt_get_help}}</td><td>{{not_eligible}}</td><td>{{no_capacity}}</td>
<td>{{searches}}</td></tr>
{{/needs}}
</tbody>
</table></section>
{{#has_towns}}<section class="scroll" tabindex="0" aria-labelledby="towns">
<h3 id="towns">{{#t}}By town{{/t}}</h3>
<table>
<thead><tr><th scope="col">{{#t}}Town{{/t}}</th><th scope="col">{{#t}}Couldn’t get help{{/t}}</th><th scope="col">{{#t}}Not eligible{{/t}}</th>
<th scope="col">{{#t}}No capacity{{/t}}</th><th scope="col">{{#t}}Searches that found nothing{{/t}}</th></tr></thead>
<tbody>
{{#towns}}<tr><th scope="row"><bdi>{{town}}</bdi></th>
<td>{{couldnt_get_help}}</td><td>{{not_eligible}}</td><td>{{no_capacity}}</td><td>{{searches}}</td></tr>
{{/towns}}
</tbody>
</table></section>{{/has_towns}}
</div>{{/of_site}}
{{>standing}}
<p><a class="go" href="{{base}}/admin/reports.csv?{{csv_query}}" download>{{#t}}Download (CSV){{/t}}</a></p>
{{/has_finding}}
<p class="quiet">{{#t}}So that nobody can be recognized, each number of a month is rounded to 5, and one below 5 is not shown. Sums leave such a
	number out, so they may not add up.{{/t}}</p>
</div>
</main>
{{>foot}}
