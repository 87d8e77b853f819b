{{! Words about the questions of a screener: a section for each kind of question, each meaning of an answer, and yes and no.
Plain text, not a page: the template that shows a phrase escapes it, which is why nothing is escaped here. }}
{{#yes_no}}{{#t}}Yes or no{{/t}}{{/yes_no}}
{{#one_of}}{{#t}}One of several answers{{/t}}{{/one_of}}
{{#many_of}}{{#t}}Any of several answers{{/t}}{{/many_of}}
{{#number}}{{#t}}Number{{/t}}{{/number}}
{{#date}}{{#t}}Date{{/t}}{{/date}}
{{#short_text}}{{#t}}Short text{{/t}}{{/short_text}}
{{#long_text}}{{#t}}Long text{{/t}}{{/long_text}}
{{#may}}{{#t}}may be eligible{{/t}}{{/may}}
{{#may_not}}{{#t}}may not be eligible{{/t}}{{/may_not}}
{{#review}}{{#t}}needs review{{/t}}{{/review}}
{{#yes}}{{#t}}Yes{{/t}}{{/yes}}
{{#no}}{{#t}}No{{/t}}{{/no}}
