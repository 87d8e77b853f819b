{{%AUTOESCAPE context="HTML"}}
{{! Of a report: what became of the referrals by month, how soon it was clear, and how soon programs answered.
markers:
  states_chart, closed_chart, answers_chart   includes
  of_team           section: the report is for the program's own team; or no_of_team
  months            section, once a month, newest first, and total: month_words, month_year, referrals, got_help, in_progress, no_help,
                    unanswered, closed_7, closed_14, closed_30, half, nine_in_ten
  has_answers       section: median, ninth texts
  answers           section: span, span_number }}
<div class="sheet">
{{>states_chart}}
<ul class="facts" aria-hidden="true">
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--good)"/></svg> {{#t}}got help{{/t}}</li>
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--progress)"/></svg> {{#t}}in progress{{/t}}</li>
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--action)"/></svg> {{#t}}could not get help{{/t}}</li>
<li><svg width="14" height="14"><rect width="14" height="14" fill="var(--quiet)"/></svg> {{#t}}no answer yet{{/t}}</li>
</ul>
</div>
<div class="sheet"><h2>{{#t}}By month{{/t}}</h2>
<section class="scroll" tabindex="0" aria-label="{{#t}}By month{{/t}}">
<table>
<thead><tr><th scope="col">{{#t}}Month{{/t}}</th><th scope="col">{{#t}}Referrals{{/t}}</th><th scope="col">{{#t}}Got help{{/t}}</th>
<th scope="col">{{#t}}In progress{{/t}}</th><th scope="col">{{#t}}Couldn’t get help{{/t}}</th><th scope="col">{{#t}}No answer{{/t}}</th>
<th scope="col">{{#t}}Half answered within{{/t}}</th><th scope="col">{{#t}}Nine in ten within{{/t}}</th></tr></thead>
<tbody>
{{#months}}<tr><th scope="row">{{month_words}} {{month_year}}</th><td>{{referrals}}</td><td>{{got_help}}</td><td>{{in_progress}}</td><td>{{no_help}}</td>
<td>{{unanswered}}</td><td>{{half}}</td><td>{{nine_in_ten}}</td></tr>
{{/months}}
{{#total}}<tr><th scope="row">{{#t}}All{{/t}}</th><td><b>{{referrals}}</b></td><td><b>{{got_help}}</b></td><td><b>{{in_progress}}</b></td>
<td><b>{{no_help}}</b></td><td><b>{{unanswered}}</b></td><td><b>{{half}}</b></td>
<td><b>{{nine_in_ten}}</b></td></tr>{{/total}}
</tbody>
</table></section></div>
<div class="sheet"><h2>{{#t}}How soon it was clear{{/t}}</h2>
<p class="hint">{{#t}}Referrals whose last word came within so many days: somebody got help, or it is known that they did not.{{/t}}</p>
{{>closed_chart}}
<section class="scroll" tabindex="0" aria-label="{{#t}}How soon it was clear{{/t}}">
<table>
<thead><tr><th scope="col">{{#t}}Month{{/t}}</th><th scope="col">{{#t}}Referrals{{/t}}</th><th scope="col">{{#t}}7 days{{/t}}</th>
<th scope="col">{{#t}}14 days{{/t}}</th><th scope="col">{{#t}}30 days{{/t}}</th></tr></thead>
<tbody>
{{#months}}<tr><th scope="row">{{month_words}} {{month_year}}</th><td>{{referrals}}</td><td>{{closed_7}}</td><td>{{closed_14}}</td><td>{{closed_30}}</td></tr>
{{/months}}
{{#total}}<tr><th scope="row">{{#t}}All{{/t}}</th><td><b>{{referrals}}</b></td><td><b>{{closed_7}}</b></td><td><b>{{closed_14}}</b></td>
<td><b>{{closed_30}}</b></td></tr>{{/total}}
</tbody>
</table></section></div>
<div class="sheet"><h2>{{#of_team}}{{#t}}How soon you answered{{/t}}{{/of_team}}\
	{{#no_of_team}}{{#t}}How soon programs answered{{/t}}{{/no_of_team}}</h2>
{{#has_answers}}<p>{{#t}}Half of the first answers came within: {{median}}. Nine in ten came within: {{ninth}}.{{/t}}</p>{{/has_answers}}
{{>answers_chart}}
<section class="scroll" tabindex="0" aria-label="{{#t}}Time to the first answer{{/t}}">
<table>
<thead><tr><th scope="col">{{#t}}First answer within{{/t}}</th><th scope="col">{{#t}}Referrals{{/t}}</th></tr></thead>
<tbody>
{{#answers}}<tr><th scope="row">{{span}}</th><td>{{span_number}}</td></tr>
{{/answers}}
</tbody>
</table></section></div>
