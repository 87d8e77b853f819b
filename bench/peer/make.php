<?php
// make.php FOLDER - makes FOLDER/view.php of FOLDER/page.html, a page as Handrail sent it: its first part, one row with the values
// of the database in PHP, its last part. So the peer always has the page's own words and bytes.
require __DIR__ . '/page.php';

$folder = $argv[1];
$page = file_get_contents("$folder/page.html");
$rows = rows($folder);

// Each expression stands where its value stands in the row of the page.
$values = ['h($r["public_id"])', 'h($r["code"])', 'h($r["program_public_id"])', 'h(full_name($r, "seeker."))', 'h(full_name($r, "seeker_"))',
	'h($r["seeker.email"])', 'h($r["seeker_email"])', 'h($r["seeker.phone"])', 'h($r["seeker_phone"])', 'h(phone_text($r["seeker.phone"]))',
	'h(phone_text($r["seeker_phone"]))', 'h(full_name($r, "helper."))', 'h($r["helper_organization"])', 'h($r["helper.email"])',
	'h($r["helper.phone"])', 'h(phone_text($r["helper.phone"]))', 'h($r["comment"])', 'exact($r["made_at"])', 'iso($r["made_at"])', 'ago($r["made_at"])',
	'exact($r["active_at"])', 'iso($r["active_at"])', 'ago($r["active_at"])', 'day($r["due_at"])', 'h($r["seeker.first_name"])'];

function as_text(string $html) { return str_replace('<?', "<?= '<?' ?>", $html); }

function with_tokens(string $html, string $of)
{
	$html = preg_replace('/name="form_token" value="[^"]*"/', 'name="form_token" value="<?= token(' . $of . ') ?>"', $html);
	return preg_replace('/name="form_once" value="[^"]*"/', 'name="form_once" value="<?= random() ?>"', $html);
}

function value_of(string $expression, array $r) { return (string)@eval("return $expression;"); }

$starts = [];
preg_match_all('/<(?:tr|li)[^>]* data-(?:referral|person)=/', $page, $found, PREG_OFFSET_CAPTURE);
foreach ($found[0] as [, $at])
	$starts[] = $at;
// A row may go without its end tag; then the list ends with it.
preg_match('~</(?:tbody|ul)>~', $page, $last, PREG_OFFSET_CAPTURE, end($starts));
$end = $last[0][1];
$htmls = [];
foreach ($starts as $i => $at)
	$htmls[] = substr($page, $at, ($starts[$i + 1] ?? $end) - $at);

// The row of middling length stands for all.
$lengths = array_map('strlen', $htmls);
asort($lengths);
$chosen = array_keys($lengths)[intdiv(count($lengths), 2)];
$r = $rows[$chosen];
$row = $htmls[$chosen];
$places = [];
foreach ($values as $expression)
	if (strlen($value = value_of($expression, $r)) > 3)
		$places[$value] ??= $expression;
uksort($places, fn($a, $b) => strlen($b) - strlen($a));
$names = [];
foreach ($places as $value => $expression) {
	$row = str_replace($value, $mark = "\x02" . count($names) . "\x03", $row, $count);
	$names[$mark] = "<?= $expression ?>";
	fwrite(STDERR, sprintf("%d x %s\n", $count, $expression));
}
$row = with_tokens(strtr(as_text($row), $names), '$r["public_id"]');
// A line break right behind ? > is not echoed.
$row = preg_replace('/\?>\n/', "?>\n\n", $row);
file_put_contents("$folder/view.php", with_tokens(as_text(substr($page, 0, $starts[0])), '"page"')
	. '<?php foreach ($rows as $r): ?>' . $row . '<?php endforeach; ?>' . with_tokens(as_text(substr($page, $end)), '"page"'));
