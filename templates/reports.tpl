{{! Words of reports: plain text, not a page: it is escaped where it is shown, which is why nothing is escaped here. }}
{{! In the narrow space above a bar. }}
{{#few_short}}<5{{/few_short}}
{{#few}}{{#t}}fewer than 5{{/t}}{{/few}}
{{#chart_states}}{{#t}}Referrals by month, and what became of them{{/t}}{{/chart_states}}
{{#chart_closed}}{{#t}}Referrals that were closed within 7, 14 and 30 days{{/t}}{{/chart_closed}}
{{#chart_answers}}{{#t}}Referrals by the time to the first answer{{/t}}{{/chart_answers}}
{{#chart_needs}}{{#t}}People who could not be helped, by need{{/t}}{{/chart_needs}}
{{#chart_updaters}}{{#t}}Referrals by the party that set the newest status{{/t}}{{/chart_updaters}}
{{#hour_1}}{{#t}}1 hour{{/t}}{{/hour_1}}
{{#hours}}{{#t}}{{n}} hours{{/t}}{{/hours}}
{{#day_1}}{{#t}}1 day{{/t}}{{/day_1}}
{{#days}}{{#t}}{{n}} days{{/t}}{{/days}}
{{#later}}{{#t}}later{{/t}}{{/later}}
{{#unanswered}}–{{/unanswered}}
{{#too_few}}{{#t}}too few to tell{{/t}}{{/too_few}}
{{#food}}{{#t}}Food{{/t}}{{/food}}
{{#housing}}{{#t}}Housing{{/t}}{{/housing}}
{{#money}}{{#t}}Money{{/t}}{{/money}}
{{#health}}{{#t}}Health{{/t}}{{/health}}
{{#legal}}{{#t}}Legal{{/t}}{{/legal}}
{{#work}}{{#t}}Work{{/t}}{{/work}}
{{#family}}{{#t}}Family{{/t}}{{/family}}
{{#transport}}{{#t}}Transport{{/t}}{{/transport}}
{{#live}}{{#t}}Sent to the program{{/t}}{{/live}}
{{#logged}}{{#t}}Logged{{/t}}{{/logged}}
{{#tracking_only}}{{#t}}Keep track only{{/t}}{{/tracking_only}}
{{#seeker}}{{#t}}Person{{/t}}{{/seeker}}
{{#helper}}{{#t}}Helper{{/t}}{{/helper}}
{{#program}}{{#t}}Program{{/t}}{{/program}}
