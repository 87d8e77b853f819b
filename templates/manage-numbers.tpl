{{%AUTOESCAPE context="HTML"}}
{{! Numbers of a program of the last six months, about what became of its referrals: the finding, a chart, and the same numbers in a table.
markers:
  program_public_id, program_name   texts
  has_referrals     section, or no_has_referrals; all text: how many
  helped            number to count by; has_unanswered section: without_answer, number to count by
  bars              section, once a month: middle, above, bar_total, bar_month; parts, once each: x, y, height, middle, baseline (numbers of the
                    chart), color (a token of the stylesheet), part_number (may be empty)
  months            section, once a month, newest first: month, referrals, got_help, in_progress, no_help, unanswered, closed_7, closed_14,
                    closed_30 (texts), median_hours (hours to count by), median_days (days to count by) or no_median
  total             section: the same of all
  statuses          section, once a status: status_label, status_class, status_mark, status_number
  is_cut            section: there are more than the page counts }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Numbers: {{program_name}}{{/t}}</title>
{{>head}}
<main id="main" class="middle" data-program="{{program_public_id}}">
<p class="back"><a href="{{base}}/manage/{{program_public_id}}">{{#t}}{{program_name}}: settings{{/t}}</a></p>
{{#no_has_referrals}}<h1>{{#t}}What became of your referrals{{/t}}</h1>
<div class="empty"><p>{{#t}}Nobody was referred to you in the last six months. When somebody is, this page shows what became of
	it.{{/t}}</p></div>{{/no_has_referrals}}
{{#has_referrals}}
<p class="quiet"><b>{{#t}}What became of your referrals{{/t}}</b> {{#t}}in the last six months{{/t}}</p>
<h1>{{#tn helped}}One of {{all}} people got help.{{|}}{{helped}} of {{all}} people got help.{{/tn}}\
	{{#has_unanswered}} {{#tn without_answer}}One has no answer yet.{{|}}{{without_answer}} have no answer yet.{{/tn}}{{/has_unanswered}}</h1>
<div class="sheet">
<section class="scroll" tabindex="0" aria-label="{{#t}}Chart: the same numbers are in the table below{{/t}}">
<svg viewBox="0 0 600 256" width="600" height="256" font-size="15" text-anchor="middle" fill="currentColor" aria-hidden="true">
<path d="M8 224.5H592" stroke="currentColor"/>
{{#bars}}{{#parts}}<rect x="{{x}}" y="{{y}}" width="60" height="{{height}}" fill="var(--{{color}})" stroke="var(--paper)"/>\
{{#part_number}}<text x="{{middle}}" y="{{baseline}}" fill="var(--paper)" font-weight="700">{{part_number}}</text>{{/part_number}}\
{{/parts}}<text x="{{middle}}" y="{{above}}" font-weight="700">{{bar_total}}</text><text x="{{middle}}" y="244">{{bar_month}}</text>
{{/bars}}</svg></section>
<ul class="facts" aria-hidden="true">
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--good)"/></svg> {{#t}}got help{{/t}}</li>
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--progress)"/></svg> {{#t}}in progress{{/t}}</li>
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--action)"/></svg> {{#t}}could not get help{{/t}}</li>
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--quiet)"/></svg> {{#t}}no answer yet{{/t}}</li>
</ul>
</div>
<div class="sheet"><section class="scroll" tabindex="0" aria-labelledby="by-month">
<h2 id="by-month">{{#t}}By month{{/t}}</h2>
<table>
<thead><tr><th scope="col">{{#t}}Month{{/t}}</th><th scope="col">{{#t}}Referrals{{/t}}</th><th scope="col">{{#t}}Got help{{/t}}</th>
<th scope="col">{{#t}}In progress{{/t}}</th><th scope="col">{{#t}}Couldn’t get help{{/t}}</th><th scope="col">{{#t}}No answer{{/t}}</th>
<th scope="col">{{#t}}Half answered within{{/t}}</th></tr></thead>
<tbody>
{{#months}}<tr><th scope="row">{{month}}</th><td>{{referrals}}</td><td>{{got_help}}</td><td>{{in_progress}}</td><td>{{no_help}}</td><td>{{unanswered}}</td>
<td>{{#median_hours}}{{#tn hours}}1 hour{{|}}{{hours}} hours{{/tn}}{{/median_hours}}{{#median_days}}{{#tn days}}1 day{{|}}{{days}} days{{/tn}}{{/median_days}}\
{{#no_median}}–{{/no_median}}</td></tr>
{{/months}}
{{#total}}<tr><th scope="row">{{#t}}All{{/t}}</th><td><b>{{referrals}}</b></td><td><b>{{got_help}}</b></td><td><b>{{in_progress}}</b></td>
<td><b>{{no_help}}</b></td><td><b>{{unanswered}}</b></td><td><b>{{#median_hours}}{{#tn hours}}1 hour{{|}}{{hours}} hours{{/tn}}{{/median_hours}}\
{{#median_days}}{{#tn days}}1 day{{|}}{{days}} days{{/tn}}{{/median_days}}{{#no_median}}–{{/no_median}}</b></td></tr>{{/total}}
</tbody>
</table></section></div>
<div class="sheet"><section class="scroll" tabindex="0" aria-labelledby="closed">
<h2 id="closed">{{#t}}How soon it was clear{{/t}}</h2>
<p class="hint">{{#t}}Referrals whose last word came within so many days: somebody got help, or it is known that they did not.{{/t}}</p>
<table>
<thead><tr><th scope="col">{{#t}}Month{{/t}}</th><th scope="col">{{#t}}Referrals{{/t}}</th><th scope="col">{{#t}}7 days{{/t}}</th>
<th scope="col">{{#t}}14 days{{/t}}</th><th scope="col">{{#t}}30 days{{/t}}</th></tr></thead>
<tbody>
{{#months}}<tr><th scope="row">{{month}}</th><td>{{referrals}}</td><td>{{closed_7}}</td><td>{{closed_14}}</td><td>{{closed_30}}</td></tr>
{{/months}}
{{#total}}<tr><th scope="row">{{#t}}All{{/t}}</th><td><b>{{referrals}}</b></td><td><b>{{closed_7}}</b></td><td><b>{{closed_14}}</b></td>
<td><b>{{closed_30}}</b></td></tr>{{/total}}
</tbody>
</table></section></div>
<h2>{{#t}}How they stand now{{/t}}</h2>
<ul class="stack">
{{#statuses}}<li><b>{{status_number}}</b> <span class="status {{status_class}}"><span class="mark" aria-hidden="true">{{status_mark}}</span>\
{{status_label}}</span></li>
{{/statuses}}
</ul>
{{#is_cut}}<p class="quiet">{{#t}}The page counts the newest 20,000.{{/t}}</p>{{/is_cut}}
<p><a class="go" href="{{base}}/manage/{{program_public_id}}/numbers.csv" download>{{#t}}Download (CSV){{/t}}</a></p>
{{/has_referrals}}
</main>
{{>foot}}
