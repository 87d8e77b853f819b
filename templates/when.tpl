{{! Phrases for times; plain text, so nothing is escaped here: a page's marker escapes it.
A language that counts the hours to 24 puts hour_24 and minute into all six phrases for a time of day. }}
{{#just_now}}{{#t}}just now{{/t}}{{/just_now}}
{{#minutes_ago}}{{#tn n}}1 minute ago{{|}}{{n}} minutes ago{{/tn}}{{/minutes_ago}}
{{#hours_ago}}{{#tn n}}1 hour ago{{|}}{{n}} hours ago{{/tn}}{{/hours_ago}}
{{#days_ago}}{{#tn n}}1 day ago{{|}}{{n}} days ago{{/tn}}{{/days_ago}}
{{#in_minutes}}{{#tn n}}in 1 minute{{|}}in {{n}} minutes{{/tn}}{{/in_minutes}}
{{#in_hours}}{{#tn n}}in 1 hour{{|}}in {{n}} hours{{/tn}}{{/in_hours}}
{{#in_days}}{{#tn n}}in 1 day{{|}}in {{n}} days{{/tn}}{{/in_days}}
{{#month_1}}{{#t}}January{{/t}}{{/month_1}}
{{#month_2}}{{#t}}February{{/t}}{{/month_2}}
{{#month_3}}{{#t}}March{{/t}}{{/month_3}}
{{#month_4}}{{#t}}April{{/t}}{{/month_4}}
{{#month_5}}{{#t}}May{{/t}}{{/month_5}}
{{#month_6}}{{#t}}June{{/t}}{{/month_6}}
{{#month_7}}{{#t}}July{{/t}}{{/month_7}}
{{#month_8}}{{#t}}August{{/t}}{{/month_8}}
{{#month_9}}{{#t}}September{{/t}}{{/month_9}}
{{#month_10}}{{#t}}October{{/t}}{{/month_10}}
{{#month_11}}{{#t}}November{{/t}}{{/month_11}}
{{#month_12}}{{#t}}December{{/t}}{{/month_12}}
{{#weekday_0}}{{#t}}Monday{{/t}}{{/weekday_0}}
{{#weekday_1}}{{#t}}Tuesday{{/t}}{{/weekday_1}}
{{#weekday_2}}{{#t}}Wednesday{{/t}}{{/weekday_2}}
{{#weekday_3}}{{#t}}Thursday{{/t}}{{/weekday_3}}
{{#weekday_4}}{{#t}}Friday{{/t}}{{/weekday_4}}
{{#weekday_5}}{{#t}}Saturday{{/t}}{{/weekday_5}}
{{#weekday_6}}{{#t}}Sunday{{/t}}{{/weekday_6}}
{{#date}}{{#t}}{{month}} {{day}}, {{year}}{{/t}}{{/date}}
{{#day_of_year}}{{#t}}{{month}} {{day}}{{/t}}{{/day_of_year}}
{{#days_of_month}}{{#t}}{{month}} {{day}} to {{last_day}}{{/t}}{{/days_of_month}}
{{#days}}{{#t}}{{from_day}} to {{to_day}}{{/t}}{{/days}}
{{#weekday_and_day}}{{#t}}{{weekday}}, {{month}} {{day}}{{/t}}{{/weekday_and_day}}
{{#weekday_and_date}}{{#t}}{{weekday}}, {{month}} {{day}}, {{year}}{{/t}}{{/weekday_and_date}}
{{#midnight}}{{#t}}midnight{{/t}}{{/midnight}}
{{#noon}}{{#t}}noon{{/t}}{{/noon}}
{{#hour_am}}{{#t}}{{hour_12}} am{{/t}}{{/hour_am}}
{{#hour_pm}}{{#t}}{{hour_12}} pm{{/t}}{{/hour_pm}}
{{#minutes_am}}{{#t}}{{hour_12}}:{{minute}} am{{/t}}{{/minutes_am}}
{{#minutes_pm}}{{#t}}{{hour_12}}:{{minute}} pm{{/t}}{{/minutes_pm}}
{{#date_and_time}}{{#t}}{{date_words}}, {{time}}{{/t}}{{/date_and_time}}
