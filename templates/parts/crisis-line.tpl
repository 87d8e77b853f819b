{{%AUTOESCAPE context="HTML"}}
{{! The site's line for emergencies, with its numbers as links.
markers:
  crisis_part       section, once a part of the sentence:
    part              text
    part_words        section: no number
    part_call         number to call, and section
    part_message      short code that takes texts, and section }}
<p dir="auto">{{#crisis_part}}{{#part_words}}{{part}}{{/part_words}}{{#part_call}}<a href="tel:{{part_call}}" dir="ltr">{{part}}</a>{{/part_call}}\
{{#part_message}}<a href="sms:{{part_message}}" dir="ltr">{{part}}</a>{{/part_message}}{{/crisis_part}}</p>
