{{%AUTOESCAPE context="HTML"}}
{{! Hours at one place of a program, or at each: what holds today, days off, what begins later, and the directory's words.
markers:
  shut              section, once for each period that is closed: shut_days
  weeks             section: first what holds today, then what begins later (begins: a date)
    rows            section, once a line. Its label is one of: day_0 (Monday) to day_6; special_days (dates); every_second_week,
                    every_weeks (weeks), nth_1 to nth_5, nth_last, each with weekday; every_second_day, every_days (days_apart);
                    month_day (day_of_month), month_last_day
      times         section: from, to; or all_day; until (a date), next (the next day on which they count)
      closed        section
  notes             section, once a text: note_begins (a date); paragraph, once each: line }}
{{#shut}}<p><strong>{{#t}}Closed {{shut_days}}{{/t}}</strong></p>{{/shut}}
{{#weeks}}
{{#begins}}<p><strong>{{#t}}From {{begins}}{{/t}}</strong></p>{{/begins}}
<table class="hours">
<tbody>
	{{#rows}}
	<tr><th scope="row">
		{{#day_0}}{{#t}}Monday{{/t}}{{/day_0}}
		{{#day_1}}{{#t}}Tuesday{{/t}}{{/day_1}}
		{{#day_2}}{{#t}}Wednesday{{/t}}{{/day_2}}
		{{#day_3}}{{#t}}Thursday{{/t}}{{/day_3}}
		{{#day_4}}{{#t}}Friday{{/t}}{{/day_4}}
		{{#day_5}}{{#t}}Saturday{{/t}}{{/day_5}}
		{{#day_6}}{{#t}}Sunday{{/t}}{{/day_6}}
		{{#special_days}}{{special_days}}{{/special_days}}
		{{#every_second_week}}{{#t}}Every second week on {{weekday}}{{/t}}{{/every_second_week}}
		{{#every_weeks}}{{#t}}Every {{weeks}} weeks on {{weekday}}{{/t}}{{/every_weeks}}
		{{#every_second_day}}{{#t}}Every second day{{/t}}{{/every_second_day}}
		{{#every_days}}{{#t}}Every {{days_apart}} days{{/t}}{{/every_days}}
		{{#nth_1}}{{#t}}First {{weekday}} of the month{{/t}}{{/nth_1}}
		{{#nth_2}}{{#t}}Second {{weekday}} of the month{{/t}}{{/nth_2}}
		{{#nth_3}}{{#t}}Third {{weekday}} of the month{{/t}}{{/nth_3}}
		{{#nth_4}}{{#t}}Fourth {{weekday}} of the month{{/t}}{{/nth_4}}
		{{#nth_5}}{{#t}}Fifth {{weekday}} of the month{{/t}}{{/nth_5}}
		{{#nth_last}}{{#t}}Last {{weekday}} of the month{{/t}}{{/nth_last}}
		{{#month_day}}{{#t}}Day {{day_of_month}} of the month{{/t}}{{/month_day}}
		{{#month_last_day}}{{#t}}Last day of the month{{/t}}{{/month_last_day}}
	</th>
	<td>{{#times}}<span>{{#all_day}}{{#t}}All day{{/t}}{{/all_day}}{{#no_all_day}}{{#t}}{{from}} to
		{{to}}{{/t}}{{/no_all_day}}{{#next}} {{#t}}(next on {{next}}){{/t}}{{/next}}{{#until}} {{#t}}(until {{until}}){{/t}}{{/until}}</span>\
{{#times_separator}}, {{/times_separator}}{{/times}}{{#closed}}<span class="quiet">{{#t}}Closed{{/t}}</span>{{/closed}}</td></tr>
	{{/rows}}
</tbody>
</table>
{{/weeks}}
{{#notes}}{{#note_begins}}<p><strong>{{#t}}From {{note_begins}}{{/t}}</strong></p>{{/note_begins}}
{{#paragraph}}<p dir="auto">{{line}}</p>{{/paragraph}}{{/notes}}
