{{! Phrases for times; plain text, so nothing is escaped here: a page's marker escapes it. }}
{{#just_now}}{{#t}}just now{{/t}}{{/just_now}}
{{#minute_ago}}{{#t}}1 minute ago{{/t}}{{/minute_ago}}
{{#minutes_ago}}{{#t}}{{n}} minutes ago{{/t}}{{/minutes_ago}}
{{#hour_ago}}{{#t}}1 hour ago{{/t}}{{/hour_ago}}
{{#hours_ago}}{{#t}}{{n}} hours ago{{/t}}{{/hours_ago}}
{{#day_ago}}{{#t}}1 day ago{{/t}}{{/day_ago}}
{{#days_ago}}{{#t}}{{n}} days ago{{/t}}{{/days_ago}}
{{#in_minute}}{{#t}}in 1 minute{{/t}}{{/in_minute}}
{{#in_minutes}}{{#t}}in {{n}} minutes{{/t}}{{/in_minutes}}
{{#in_hour}}{{#t}}in 1 hour{{/t}}{{/in_hour}}
{{#in_hours}}{{#t}}in {{n}} hours{{/t}}{{/in_hours}}
{{#in_day}}{{#t}}in 1 day{{/t}}{{/in_day}}
{{#in_days}}{{#t}}in {{n}} days{{/t}}{{/in_days}}
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
{{#date}}{{#t}}{{month}} {{day}}, {{year}}{{/t}}{{/date}}
{{#date_and_time}}{{#t}}{{date_words}}, {{time}}{{/t}}{{/date_and_time}}
