{{%AUTOESCAPE context="HTML"}}
{{! A link as a QR code and in letters.
markers:
  link              text
  qr_path, qr_size  texts: the path of the dark modules, and the side of the square }}
{{#qr_path}}<svg class="qr" viewBox="0 0 {{qr_size}} {{qr_size}}" role="img"
	aria-label="{{#t}}QR code of this link{{/t}}"><path d="{{qr_path}}"/></svg>{{/qr_path}}
<p><bdi dir="ltr">{{link}}</bdi></p>
