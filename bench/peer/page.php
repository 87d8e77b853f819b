<?php
// page.php - the peer: the page that bench/peer.mjs captured, by hand in PHP 8, as fast as plain PHP goes.
//
// A persistent PDO connection runs the statements of the page (statements.php), each in one round trip; view.php echoes
// the page. Both files are made by make.php, in the folder of this run, and kept compiled by opcache.

function h($text) { return htmlspecialchars($text ?? '', ENT_QUOTES); }

function rows(string $folder): array
{
	[$socket, $user, $password, $zone, $statements] = require "$folder/statements.php";
	date_default_timezone_set($zone);
	$db = new PDO("mysql:unix_socket=$socket;dbname=handrail;charset=utf8mb4", $user, $password,
		[PDO::ATTR_PERSISTENT => true, PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_EMULATE_PREPARES => true]);
	$longest = [];
	foreach ($statements as [$sql, $values]) {
		$made = $db->prepare($sql);
		foreach ($values as $i => $value)
			$made->bindValue($i + 1, $value, is_int($value) ? PDO::PARAM_INT : PDO::PARAM_STR);
		$made->execute();
		$all = $made->fetchAll(PDO::FETCH_ASSOC);
		if (count($all) > count($longest))
			$longest = $all;
	}
	return array_slice($longest, 0, 25);
}

function full_name(array $r, string $who) { return trim(($r["{$who}first_name"] ?? '') . ' ' . ($r["{$who}last_name"] ?? '')); }

function phone_text($phone)
{
	return preg_match('/^\+1(\d{3})(\d{3})(\d{4})$/', $phone ?? '', $m) ? "($m[1]) $m[2]-$m[3]" : ($phone ?? '');
}

function exact($ms) { return date('F j, Y, g:i a', intdiv((int)$ms, 1000)); }

function iso($ms) { return gmdate('Y-m-d\TH:i:s\Z', intdiv((int)$ms, 1000)); }

function ago($ms)
{
	$seconds = time() - intdiv((int)$ms, 1000);
	foreach ([86400 => 'day', 3600 => 'hour', 60 => 'minute'] as $length => $unit)
		if ($n = intdiv($seconds, $length))
			return $n > 30 && $unit === 'day' ? date('F j, Y', intdiv((int)$ms, 1000)) : "$n $unit" . ($n === 1 ? '' : 's') . ' ago';
	return 'just now';
}

function day($ms) { return $ms ? date('l, F j', intdiv((int)$ms, 1000)) : ''; }

function random() { return rtrim(strtr(base64_encode(random_bytes(32)), '+/', '-_'), '='); }

function token($of) { return rtrim(strtr(base64_encode(hash_hmac('sha256', $of, 'a key of the bench', true)), '+/', '-_'), '='); }

if (PHP_SAPI !== 'cli') {
	$folder = $_SERVER['PEER_FOLDER'];
	header('Content-Type: text/html; charset=utf-8');
	header('Cache-Control: no-store');
	$rows = rows($folder);
	require "$folder/view.php";
}
