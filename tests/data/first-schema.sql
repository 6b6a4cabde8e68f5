BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	password_hash VARCHAR(200), 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT uq_account_name UNIQUE (name)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE ballot (
	poll_id INTEGER NOT NULL, 
	voter VARCHAR(32) NOT NULL, 
	choice VARCHAR(24) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	spent TEXT NOT NULL, 
	CONSTRAINT pk_ballot PRIMARY KEY (poll_id, voter), 
	CONSTRAINT fk_ballot_poll_id_poll FOREIGN KEY(poll_id) REFERENCES poll (id), 
	CONSTRAINT ck_ballot_choice CHECK (choice IN ('for', 'against', 'undecided'))
)
 WITHOUT ROWID

;
INSERT INTO "ballot" VALUES(1,'0ebde89479752f9ef25dad860e4c2d06','for','key-00000007','');
INSERT INTO "ballot" VALUES(1,'14c05da7573e3f47d688a24d34766ab5','undecided','key-00000016','');
INSERT INTO "ballot" VALUES(1,'24561ddf9d99c8aa5466e8f7c2f2acfc','for','key-00000008','');
INSERT INTO "ballot" VALUES(1,'3180a0eb85044466f6b35bbf3c02b323','for','key-00000006','');
INSERT INTO "ballot" VALUES(1,'437cf9a5fedd318a206c329139d572bf','for','key-00000001','');
INSERT INTO "ballot" VALUES(1,'6045cdee23907b2a8a6327dfde551790','against','key-00000009','');
INSERT INTO "ballot" VALUES(1,'6979e6cc6fd2f9b8b70ff861b4877d0f','against','key-00000012','');
INSERT INTO "ballot" VALUES(1,'82165a24fa02001c91b8aed6e8131833','undecided','key-00000015','');
INSERT INTO "ballot" VALUES(1,'837e88b4c1fd298c694ae6f87c74d668','for','key-00000002','');
INSERT INTO "ballot" VALUES(1,'9eff82dd8d9d505ed97251d74d41729d','undecided','key-00000017','');
INSERT INTO "ballot" VALUES(1,'afadc93829ab50ffc1f27f3e309d98a8','against','key-00000013','');
INSERT INTO "ballot" VALUES(1,'b86103947c7933935901a8917435fddf','against','key-00000010','');
INSERT INTO "ballot" VALUES(1,'b96e7685ec7ca6b5c290a5d3639cc34f','for','key-00000004','');
INSERT INTO "ballot" VALUES(1,'be13dcdb06af6a20d33b4e04d62f95ca','against','key-00000014','');
INSERT INTO "ballot" VALUES(1,'cbe9217bd4bb7eebafc13984989d59f7','for','key-00000003','');
INSERT INTO "ballot" VALUES(1,'ce9561b702bce608f2e77d0cfc756667','against','key-00000011','');
INSERT INTO "ballot" VALUES(1,'e20d19526f575ef11f13488626e2c9ac','undecided','key-00000018','');
INSERT INTO "ballot" VALUES(1,'f32e5d8b63a1291a59c873d5074d42ea','for','key-00000005','');
INSERT INTO "ballot" VALUES(2,'0ebde89479752f9ef25dad860e4c2d06','for','key-00000025','');
INSERT INTO "ballot" VALUES(2,'24561ddf9d99c8aa5466e8f7c2f2acfc','for','key-00000026','');
INSERT INTO "ballot" VALUES(2,'27f809b50d392bc6ee228e64e1dcffd6','for','key-00000040','');
INSERT INTO "ballot" VALUES(2,'3180a0eb85044466f6b35bbf3c02b323','for','key-00000024','');
INSERT INTO "ballot" VALUES(2,'437cf9a5fedd318a206c329139d572bf','for','key-00000019','');
INSERT INTO "ballot" VALUES(2,'45fabee9a93998579c26e4af1d5f88d8','against','key-00000037','');
INSERT INTO "ballot" VALUES(2,'6045cdee23907b2a8a6327dfde551790','for','key-00000027','');
INSERT INTO "ballot" VALUES(2,'6979e6cc6fd2f9b8b70ff861b4877d0f','against','key-00000030','');
INSERT INTO "ballot" VALUES(2,'82165a24fa02001c91b8aed6e8131833','undecided','key-00000033','');
INSERT INTO "ballot" VALUES(2,'837e88b4c1fd298c694ae6f87c74d668','for','key-00000020','');
INSERT INTO "ballot" VALUES(2,'a752a05f29ef5fdfe4ab8f0e7eca8c80','against','key-00000039','');
INSERT INTO "ballot" VALUES(2,'afadc93829ab50ffc1f27f3e309d98a8','against','key-00000031','');
INSERT INTO "ballot" VALUES(2,'b86103947c7933935901a8917435fddf','against','key-00000028','');
INSERT INTO "ballot" VALUES(2,'b96e7685ec7ca6b5c290a5d3639cc34f','for','key-00000022','first-attempt-of-v3');
INSERT INTO "ballot" VALUES(2,'be13dcdb06af6a20d33b4e04d62f95ca','undecided','key-00000032','');
INSERT INTO "ballot" VALUES(2,'c2b9606838305f23e5029e0c84abb9ea','against','key-00000035','');
INSERT INTO "ballot" VALUES(2,'cbe9217bd4bb7eebafc13984989d59f7','for','key-00000021','');
INSERT INTO "ballot" VALUES(2,'ce9561b702bce608f2e77d0cfc756667','against','key-00000029','');
INSERT INTO "ballot" VALUES(2,'db3161ede11222369fe38e147b9374f4','against','key-00000038','');
INSERT INTO "ballot" VALUES(2,'db8d2f8ef23980457f8791f4d6042cae','against','key-00000034','');
INSERT INTO "ballot" VALUES(2,'e14e4075289d7eace75702586831cd10','against','key-00000036','');
INSERT INTO "ballot" VALUES(2,'f32e5d8b63a1291a59c873d5074d42ea','for','key-00000023','');
INSERT INTO "ballot" VALUES(3,'1e70f424ed41b332f5a3af344b6e00dc','for','key-00000007','');
INSERT INTO "ballot" VALUES(3,'290911b08de3a6f4da5430194b5a5c7a','for','key-00000005','');
INSERT INTO "ballot" VALUES(3,'45116301d28167bfe555b661cc0207a2','against','key-00000009','');
INSERT INTO "ballot" VALUES(3,'4562bdf21fe21a7146d64c90fbcae327','against','key-00000010','');
INSERT INTO "ballot" VALUES(3,'46865bc8c02203a336956fc5a063f121','undecided','key-00000017','');
INSERT INTO "ballot" VALUES(3,'63aa7eb52b943b46c154bf7b8eb948ec','against','key-00000013','');
INSERT INTO "ballot" VALUES(3,'744c08508f001585607f939b4ba2682f','against','key-00000014','');
INSERT INTO "ballot" VALUES(3,'7a5699520e324bc04e492ef7d27e3c1e','against','key-00000012','');
INSERT INTO "ballot" VALUES(3,'7f576458f79fbb1007f2196b43d65a74','for','key-00000004','');
INSERT INTO "ballot" VALUES(3,'80541285a67e3f510800e5a3f07664f7','for','key-00000003','');
INSERT INTO "ballot" VALUES(3,'870117de7d8b11f6f559da4689dfcd4d','undecided','key-00000015','');
INSERT INTO "ballot" VALUES(3,'8ce1067164ca11baf9efb5cfda975f5b','for','key-00000001','');
INSERT INTO "ballot" VALUES(3,'b61ea5ff466d89411a83a2c90e4e6e78','against','key-00000011','');
INSERT INTO "ballot" VALUES(3,'b83689fab1047794b79982408c997419','undecided','key-00000016','');
INSERT INTO "ballot" VALUES(3,'ccd278ef72df47e7160f497f7bdb8b27','undecided','key-00000018','');
INSERT INTO "ballot" VALUES(3,'e2595a5b408c2a34f35ce25b109f6d7e','for','key-00000002','');
INSERT INTO "ballot" VALUES(3,'e67b4d983415a710099a954f7ee81977','for','key-00000008','');
INSERT INTO "ballot" VALUES(3,'f8d7fa0b97f86a21e18aaf9672a0230a','for','key-00000006','');
INSERT INTO "ballot" VALUES(4,'07a5f2f2aafac1da4e3ea9fb09858c16','against','key-00000037','');
INSERT INTO "ballot" VALUES(4,'1bf3af3370d8d4bc21aa5e23cd8a217b','against','key-00000038','');
INSERT INTO "ballot" VALUES(4,'1e70f424ed41b332f5a3af344b6e00dc','for','key-00000025','');
INSERT INTO "ballot" VALUES(4,'290911b08de3a6f4da5430194b5a5c7a','for','key-00000023','');
INSERT INTO "ballot" VALUES(4,'29df59e87767f6e3638495b2d5b7a83c','against','key-00000036','');
INSERT INTO "ballot" VALUES(4,'32adecb29b568d465440bc0239b72506','against','key-00000039','');
INSERT INTO "ballot" VALUES(4,'37972b6dec18422ee09e6a43e10e4945','for','key-00000040','');
INSERT INTO "ballot" VALUES(4,'45116301d28167bfe555b661cc0207a2','for','key-00000027','');
INSERT INTO "ballot" VALUES(4,'4562bdf21fe21a7146d64c90fbcae327','against','key-00000028','');
INSERT INTO "ballot" VALUES(4,'4ddece24b209ef55f2ff990b4641b0d4','against','key-00000034','');
INSERT INTO "ballot" VALUES(4,'63aa7eb52b943b46c154bf7b8eb948ec','against','key-00000031','');
INSERT INTO "ballot" VALUES(4,'744c08508f001585607f939b4ba2682f','undecided','key-00000032','');
INSERT INTO "ballot" VALUES(4,'7a5699520e324bc04e492ef7d27e3c1e','against','key-00000030','');
INSERT INTO "ballot" VALUES(4,'7f576458f79fbb1007f2196b43d65a74','for','key-00000022','');
INSERT INTO "ballot" VALUES(4,'80541285a67e3f510800e5a3f07664f7','for','key-00000021','');
INSERT INTO "ballot" VALUES(4,'870117de7d8b11f6f559da4689dfcd4d','undecided','key-00000033','');
INSERT INTO "ballot" VALUES(4,'8ce1067164ca11baf9efb5cfda975f5b','for','key-00000019','');
INSERT INTO "ballot" VALUES(4,'b61ea5ff466d89411a83a2c90e4e6e78','against','key-00000029','');
INSERT INTO "ballot" VALUES(4,'dd3984b7a73e64b069a12eaa6b9e030c','against','key-00000035','');
INSERT INTO "ballot" VALUES(4,'e2595a5b408c2a34f35ce25b109f6d7e','for','key-00000020','');
INSERT INTO "ballot" VALUES(4,'e67b4d983415a710099a954f7ee81977','for','key-00000026','');
INSERT INTO "ballot" VALUES(4,'f8d7fa0b97f86a21e18aaf9672a0230a','for','key-00000024','');
INSERT INTO "ballot" VALUES(5,'30a650fb805d8df9c43c2b59e41fbe3e','for','key-00000004','');
INSERT INTO "ballot" VALUES(5,'3369ac0bdfe73c20dc3f878c7020f659','against','key-00000008','');
INSERT INTO "ballot" VALUES(5,'39a55970f068a0b13e34da6e76b441d2','against','key-00000006','');
INSERT INTO "ballot" VALUES(5,'7dcd01a62876573795cc0ea329789f5b','against','key-00000007','');
INSERT INTO "ballot" VALUES(5,'87eb9f9c2c3ab8e613ba2e3c618e65d3','undecided','key-00000009','');
INSERT INTO "ballot" VALUES(5,'a395c8c324d158f656477a1d0545dd26','for','key-00000002','');
INSERT INTO "ballot" VALUES(5,'a68618f81e4be949e54a27598857f635','for','key-00000005','');
INSERT INTO "ballot" VALUES(5,'b43189c14e7eda3ca9d8a3fc87e36f7d','undecided','second-attempt-of-v0','key-00000001');
INSERT INTO "ballot" VALUES(5,'f0d2c7d444a2094ccb4710ea55df1d79','for','key-00000003','');
CREATE TABLE "event" (
	id INTEGER NOT NULL, 
	code VARCHAR(12) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	subtitle VARCHAR(300) NOT NULL, 
	venue VARCHAR(200) NOT NULL, 
	timezone VARCHAR(64) NOT NULL, 
	date VARCHAR(10) NOT NULL, 
	epoch VARCHAR(32) NOT NULL, 
	asker_secret BLOB NOT NULL, 
	flag_words JSON NOT NULL, 
	current_item_id INTEGER, 
	scene VARCHAR(24) NOT NULL, 
	scene_text VARCHAR(300), 
	pinned BOOLEAN NOT NULL, 
	created_at BIGINT NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT ck_event_scene CHECK (scene IN ('lobby', 'agenda', 'motion', 'slot', 'vote', 'reveal', 'question', 'break', 'message', 'blank')), 
	CONSTRAINT uq_event_code UNIQUE (code), 
	CONSTRAINT fk_event_current_item_id_item FOREIGN KEY(current_item_id) REFERENCES item (id)
);
INSERT INTO "event" VALUES(1,'4BPFS','Forum','','Room II','Europe/Paris','2025-06-18','4d8dece3247f6852',X'F120FB92A9C3476C8C2F8FDAC5202BDA5856FDF0C4C2C5085A3722E341EB57DC','[]',2,'reveal',NULL,0,1750240800000);
INSERT INTO "event" VALUES(2,'EVZEK','Forum','','Room II','Europe/Paris','2025-06-18','b464e18dbf14a512',X'DC2CFE58CFDF248C1D6B4A6F62B14F1E8A3E05982C9B1DFB9B30FD00212BD618','[]',4,'reveal',NULL,0,1750240800000);
INSERT INTO "event" VALUES(3,'W3VXH','Forum','','Room II','Europe/Paris','2025-06-18','79e0c218c4dbdaf5',X'B5046D4685D0283955867E3261C565DABC348A6BCA250FD84A747016D25BE5DA','[]',6,'vote',NULL,0,1750240800000);
CREATE TABLE "item" (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	position BIGINT NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	label VARCHAR(80) NOT NULL, 
	people JSON NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	planned_start BIGINT NOT NULL, 
	planned_end BIGINT NOT NULL, 
	actual_start BIGINT, 
	actual_end BIGINT, 
	motion VARCHAR(400) NOT NULL, 
	format VARCHAR(80) NOT NULL, 
	asking BOOLEAN NOT NULL, 
	current_slot_id INTEGER, 
	CONSTRAINT pk_item PRIMARY KEY (id), 
	CONSTRAINT ck_item_state CHECK (state IN ('planned', 'live', 'done')), 
	CONSTRAINT uq_item_event_id_position UNIQUE (event_id, position), 
	CONSTRAINT fk_item_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT ck_item_kind CHECK (kind IN ('opening', 'plenary', 'talk', 'panel', 'discussion', 'debate', 'break', 'closing', 'networking')), 
	CONSTRAINT fk_item_current_slot_id_slot FOREIGN KEY(current_slot_id) REFERENCES slot (id)
);
INSERT INTO "item" VALUES(1,1,0,'opening','Opening','','[]','planned',1750230000000,1750232400000,NULL,NULL,'','',1,NULL);
INSERT INTO "item" VALUES(2,1,1,'debate','Oxford Style Debate','','[]','live',1750240800000,1750243500000,1750240800000,NULL,'Tech companies should have formal representation in international diplomatic forums','intelligence-squared-style',1,NULL);
INSERT INTO "item" VALUES(3,2,0,'opening','Opening','','[]','planned',1750230000000,1750232400000,NULL,NULL,'','',1,NULL);
INSERT INTO "item" VALUES(4,2,1,'debate','Oxford Style Debate','','[]','live',1750240800000,1750243500000,1750240800000,NULL,'Tech companies should have formal representation in international diplomatic forums','intelligence-squared-style',1,NULL);
INSERT INTO "item" VALUES(5,3,0,'opening','Opening','','[]','planned',1750230000000,1750232400000,NULL,NULL,'','',1,NULL);
INSERT INTO "item" VALUES(6,3,1,'debate','Oxford Style Debate','','[]','live',1750240800000,1750243500000,1750240800000,NULL,'Tech companies should have formal representation in international diplomatic forums','intelligence-squared-style',1,NULL);
CREATE TABLE journal (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	actor VARCHAR(80) NOT NULL, 
	what VARCHAR(40) NOT NULL, 
	subject VARCHAR(40) NOT NULL, 
	from_state VARCHAR(24), 
	to_state VARCHAR(24), 
	why VARCHAR(400), 
	details JSON, 
	CONSTRAINT pk_journal PRIMARY KEY (id), 
	CONSTRAINT fk_journal_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "journal" VALUES(1,1,1750240800000,'system','event:import','event 1',NULL,NULL,NULL,'{"code": "4BPFS", "items": 2}');
INSERT INTO "journal" VALUES(2,1,1750240800000,'Mara','item:start','item 2','planned','live',NULL,NULL);
INSERT INTO "journal" VALUES(3,1,1750240800000,'Mara','pair:seal','pair 1',NULL,'sealed',NULL,'{"seal": "9956ae72f0647971d7f0d56e4950cff9ee1220c7cc54d7630375635e3e3ff2b8", "record": {"sealed": 1, "event": "4BPFS", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "matched", "band_pct": 0.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}}');
INSERT INTO "journal" VALUES(4,1,1750240800000,'Mara','poll:open','poll 1','draft','open',NULL,NULL);
INSERT INTO "journal" VALUES(5,1,1750240800000,'Mara','poll:close','poll 1','open','closed',NULL,NULL);
INSERT INTO "journal" VALUES(6,1,1750240800000,'Mara','poll:hash','poll 1',NULL,NULL,NULL,'{"ballots": 18, "hash": "f6180782956dfc126171a4631d08f63b776a231185dd77ac2c5946e4d11631a3"}');
INSERT INTO "journal" VALUES(7,1,1750240800000,'Mara','poll:open','poll 2','draft','open',NULL,NULL);
INSERT INTO "journal" VALUES(8,1,1750240800000,'Mara','poll:close','poll 2','open','closed',NULL,NULL);
INSERT INTO "journal" VALUES(9,1,1750240800000,'Mara','poll:hash','poll 2',NULL,NULL,NULL,'{"ballots": 22, "hash": "6d8ced74c8b209abd263cdd3e4c586c5e15a5cecbdeea681236a0cae27542403"}');
INSERT INTO "journal" VALUES(10,1,1750240800000,'Mara','poll:arm','poll 2','closed','armed',NULL,NULL);
INSERT INTO "journal" VALUES(11,1,1750240800000,'Mara','poll:frame','poll 2',NULL,NULL,NULL,'{"poll": 2, "pair": 1, "round": "post", "title": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "seal": {"hash": "9956-AE72", "rule": "matched", "band": 0.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "sealed_at": 1750240800000}, "steps": ["before", "after", "movement", "winner"], "step": "winner", "hashes": {"pre": "f6180782956dfc126171a4631d08f63b776a231185dd77ac2c5946e4d11631a3", "post": "6d8ced74c8b209abd263cdd3e4c586c5e15a5cecbdeea681236a0cae27542403"}, "before": {"for": 8, "against": 6, "undecided": 4}, "after": {"for": 10, "against": 10, "undecided": 2}, "counts": {"before": 18, "after": 22, "both": 15, "only_before": 3, "only_after": 7}, "matrix": {"for": {"for": 8, "against": 0, "undecided": 0}, "against": {"for": 1, "against": 4, "undecided": 1}, "undecided": {"for": 0, "against": 0, "undecided": 1}}, "matched": {"before": {"for": 8, "against": 6, "undecided": 1}, "after": {"for": 9, "against": 4, "undecided": 2}}, "outcome": {"verdict": "for", "rule": "matched", "margin_pct": 20.0, "spread_pct": 14.5, "shifts": {"for": {"before_pct": 53.3, "after_pct": 60.0, "gain_pct": 6.7, "before_n": 8, "after_n": 9, "gain_n": 1}, "against": {"before_pct": 40.0, "after_pct": 26.7, "gain_pct": -13.3, "before_n": 6, "after_n": 4, "gain_n": -2}}}}');
INSERT INTO "journal" VALUES(12,1,1750240800000,'Milo','poll:reveal','poll 2','armed','revealed',NULL,NULL);
INSERT INTO "journal" VALUES(13,1,1750240800000,'Mara','poll:step','poll 2','before','winner',NULL,NULL);
INSERT INTO "journal" VALUES(14,2,1750240800000,'system','event:import','event 2',NULL,NULL,NULL,'{"code": "EVZEK", "items": 2}');
INSERT INTO "journal" VALUES(15,2,1750240800000,'Mara','item:start','item 4','planned','live',NULL,NULL);
INSERT INTO "journal" VALUES(16,2,1750240800000,'Mara','pair:seal','pair 2',NULL,'sealed',NULL,'{"seal": "2d6f74d51d17fab9ddee88273e5095a3e04a407846649f0c0a4cd888dd8920f6", "record": {"sealed": 1, "event": "EVZEK", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "all_ballots", "band_pct": 1.5, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": true, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}}');
INSERT INTO "journal" VALUES(17,2,1750240800000,'Mara','poll:open','poll 3','draft','open',NULL,NULL);
INSERT INTO "journal" VALUES(18,2,1750240800000,'Mara','poll:close','poll 3','open','closed',NULL,NULL);
INSERT INTO "journal" VALUES(19,2,1750240800000,'Mara','poll:hash','poll 3',NULL,NULL,NULL,'{"ballots": 18, "hash": "bf1ce52f1c0ba1500a01eac71a0b75cc886f70055b852c872862258f9a15a6db"}');
INSERT INTO "journal" VALUES(20,2,1750240800000,'Mara','poll:open','poll 4','draft','open',NULL,NULL);
INSERT INTO "journal" VALUES(21,2,1750240800000,'Mara','poll:close','poll 4','open','closed',NULL,NULL);
INSERT INTO "journal" VALUES(22,2,1750240800000,'Mara','poll:hash','poll 4',NULL,NULL,NULL,'{"ballots": 22, "hash": "290787b61c0419067b090febfc05a86629346319624177161285dcb5907d7beb"}');
INSERT INTO "journal" VALUES(23,2,1750240800000,'Mara','poll:arm','poll 4','closed','armed',NULL,NULL);
INSERT INTO "journal" VALUES(24,2,1750240800000,'Mara','poll:frame','poll 4',NULL,NULL,NULL,'{"poll": 4, "pair": 2, "round": "post", "title": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "seal": {"hash": "2D6F-74D5", "rule": "all_ballots", "band": 1.5, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": true, "sealed_at": 1750240800000}, "steps": ["before", "after", "movement", "winner"], "step": "winner", "hashes": {"pre": "bf1ce52f1c0ba1500a01eac71a0b75cc886f70055b852c872862258f9a15a6db", "post": "290787b61c0419067b090febfc05a86629346319624177161285dcb5907d7beb"}, "before": {"for": 8, "against": 6, "undecided": 4}, "after": {"for": 10, "against": 10, "undecided": 2}, "counts": {"before": 18, "after": 22, "both": 15, "only_before": 3, "only_after": 7}, "matrix": {"for": {"for": 8, "against": 0, "undecided": 0}, "against": {"for": 1, "against": 4, "undecided": 1}, "undecided": {"for": 0, "against": 0, "undecided": 1}}, "matched": {"before": {"for": 8, "against": 6, "undecided": 1}, "after": {"for": 9, "against": 4, "undecided": 2}}, "outcome": {"verdict": "against", "rule": "all_ballots", "margin_pct": -11.1, "spread_pct": null, "shifts": {"for": {"before_pct": 44.4, "after_pct": 45.5, "gain_pct": 1.0, "before_n": 8, "after_n": 10, "gain_n": null}, "against": {"before_pct": 33.3, "after_pct": 45.5, "gain_pct": 12.1, "before_n": 6, "after_n": 10, "gain_n": null}}}}');
INSERT INTO "journal" VALUES(25,2,1750240800000,'Milo','poll:reveal','poll 4','armed','revealed',NULL,NULL);
INSERT INTO "journal" VALUES(26,2,1750240800000,'Mara','poll:step','poll 4','before','after',NULL,NULL);
INSERT INTO "journal" VALUES(27,3,1750240800000,'system','event:import','event 3',NULL,NULL,NULL,'{"code": "W3VXH", "items": 2}');
INSERT INTO "journal" VALUES(28,3,1750240800000,'Mara','item:start','item 6','planned','live',NULL,NULL);
INSERT INTO "journal" VALUES(29,3,1750240800000,'Mara','pair:seal','pair 3',NULL,'sealed',NULL,'{"seal": "f42a1de75fb6c83cb9d4a6172f97165be4853984bc0653301c473056f63adb51", "record": {"sealed": 1, "event": "W3VXH", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "converts", "band_pct": 0.0, "show_pre": false, "tallies": {"pre": "live", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}}');
INSERT INTO "journal" VALUES(30,3,1750240800000,'Mara','poll:open','poll 5','draft','open',NULL,NULL);
CREATE TABLE link (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	nonce VARCHAR(32) NOT NULL, 
	label VARCHAR(80) NOT NULL, 
	created_at BIGINT NOT NULL, 
	expires_at BIGINT, 
	used_at BIGINT, 
	revoked_at BIGINT, 
	CONSTRAINT pk_link PRIMARY KEY (id), 
	CONSTRAINT fk_link_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT ck_link_role CHECK (role IN ('audience', 'screen', 'stage', 'moderator', 'owner'))
);
CREATE TABLE membership (
	event_id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	revoked_at BIGINT, 
	CONSTRAINT pk_membership PRIMARY KEY (event_id, account_id), 
	CONSTRAINT ck_membership_role_of_desk CHECK (role IN ('owner', 'moderator')), 
	CONSTRAINT fk_membership_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT fk_membership_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT ck_membership_role CHECK (role IN ('audience', 'screen', 'stage', 'moderator', 'owner'))
);
CREATE TABLE message (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	text VARCHAR(200) NOT NULL, 
	sent_at BIGINT NOT NULL, 
	read_at BIGINT, 
	cleared_at BIGINT, 
	CONSTRAINT pk_message PRIMARY KEY (id), 
	CONSTRAINT fk_message_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
CREATE TABLE mute (
	event_id INTEGER NOT NULL, 
	asker VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_mute PRIMARY KEY (event_id, asker), 
	CONSTRAINT fk_mute_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
CREATE TABLE pair (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	rule VARCHAR(24) NOT NULL, 
	band_pct DOUBLE NOT NULL, 
	show_pre BOOLEAN NOT NULL, 
	public_list BOOLEAN NOT NULL, 
	record JSON NOT NULL, 
	seal VARCHAR(64) NOT NULL, 
	secret BLOB, 
	sealed_at BIGINT NOT NULL, 
	voided_at BIGINT, 
	CONSTRAINT pk_pair PRIMARY KEY (id), 
	CONSTRAINT fk_pair_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_pair_rule CHECK (rule IN ('matched', 'all_ballots', 'final_majority', 'converts', 'share_to_win', 'none'))
);
INSERT INTO "pair" VALUES(1,2,'matched',0.0,0,0,'{"sealed": 1, "event": "4BPFS", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "matched", "band_pct": 0.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}','9956ae72f0647971d7f0d56e4950cff9ee1220c7cc54d7630375635e3e3ff2b8',X'024BA5B13D81F93E2EFD35A9C664BF4C7F198517659CFD0E8E720F4B9B876B49',1750240800000,NULL);
INSERT INTO "pair" VALUES(2,4,'all_ballots',1.5,0,1,'{"sealed": 1, "event": "EVZEK", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "all_ballots", "band_pct": 1.5, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": true, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}','2d6f74d51d17fab9ddee88273e5095a3e04a407846649f0c0a4cd888dd8920f6',X'1471E760A4032892E7B2002313BB2E87B383AA21D96E846BA837BFC7AB7D59A6',1750240800000,NULL);
INSERT INTO "pair" VALUES(3,6,'converts',0.0,0,0,'{"sealed": 1, "event": "W3VXH", "item": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "choices": ["for", "against", "undecided"], "rule": "converts", "band_pct": 0.0, "show_pre": false, "tallies": {"pre": "live", "post": "sealed"}, "public_list": false, "format": "intelligence-squared-style", "slots": [{"kind": "vote", "title": "Vote before the debate", "side": null, "length_ms": null}, {"kind": "speech", "title": "First opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "First opening against", "side": "against", "length_ms": 420000}, {"kind": "speech", "title": "Second opening for", "side": "for", "length_ms": 420000}, {"kind": "speech", "title": "Second opening against", "side": "against", "length_ms": 420000}, {"kind": "questions", "title": "Questions from the audience", "side": null, "length_ms": 720000}, {"kind": "speech", "title": "First closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "First closing against", "side": "against", "length_ms": 120000}, {"kind": "speech", "title": "Second closing for", "side": "for", "length_ms": 120000}, {"kind": "speech", "title": "Second closing against", "side": "against", "length_ms": 120000}, {"kind": "vote", "title": "Vote after the debate", "side": null, "length_ms": null}, {"kind": "result", "title": "Result", "side": null, "length_ms": null}], "sealed_at": 1750240800000}','f42a1de75fb6c83cb9d4a6172f97165be4853984bc0653301c473056f63adb51',X'8C63DDC500C3694CC541F3032B77AAC14B4119CEE24D17659437487BE5913495',1750240800000,NULL);
CREATE TABLE poll (
	id INTEGER NOT NULL, 
	pair_id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	round VARCHAR(24) NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	tally VARCHAR(24) NOT NULL, 
	opened_at BIGINT, 
	closes_at BIGINT, 
	closed_at BIGINT, 
	ballots_hash VARCHAR(64), 
	armed_by VARCHAR(80), 
	frame JSON, 
	step VARCHAR(12), 
	step_due_at BIGINT, 
	shown JSON, 
	CONSTRAINT pk_poll PRIMARY KEY (id), 
	CONSTRAINT ck_poll_armed_has_frame CHECK (state NOT IN ('armed', 'revealed') OR frame IS NOT NULL), 
	CONSTRAINT ck_poll_closed_has_hash CHECK (state NOT IN ('closed', 'armed', 'revealed') OR ballots_hash IS NOT NULL), 
	CONSTRAINT fk_poll_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_poll_pair_id_pair FOREIGN KEY(pair_id) REFERENCES pair (id), 
	CONSTRAINT uq_poll_pair_id_round UNIQUE (pair_id, round), 
	CONSTRAINT ck_poll_round CHECK (round IN ('pre', 'post')), 
	CONSTRAINT ck_poll_state CHECK (state IN ('draft', 'open', 'closed', 'armed', 'revealed', 'void')), 
	CONSTRAINT ck_poll_tally CHECK (tally IN ('sealed', 'live'))
);
INSERT INTO "poll" VALUES(1,1,1,'pre','closed','sealed',1750240800000,NULL,1750240800000,'f6180782956dfc126171a4631d08f63b776a231185dd77ac2c5946e4d11631a3',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "poll" VALUES(2,1,1,'post','revealed','sealed',1750240800000,NULL,1750240800000,'6d8ced74c8b209abd263cdd3e4c586c5e15a5cecbdeea681236a0cae27542403','Mara','{"poll": 2, "pair": 1, "round": "post", "title": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "seal": {"hash": "9956-AE72", "rule": "matched", "band": 0.0, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": false, "sealed_at": 1750240800000}, "steps": ["before", "after", "movement", "winner"], "step": "winner", "hashes": {"pre": "f6180782956dfc126171a4631d08f63b776a231185dd77ac2c5946e4d11631a3", "post": "6d8ced74c8b209abd263cdd3e4c586c5e15a5cecbdeea681236a0cae27542403"}, "before": {"for": 8, "against": 6, "undecided": 4}, "after": {"for": 10, "against": 10, "undecided": 2}, "counts": {"before": 18, "after": 22, "both": 15, "only_before": 3, "only_after": 7}, "matrix": {"for": {"for": 8, "against": 0, "undecided": 0}, "against": {"for": 1, "against": 4, "undecided": 1}, "undecided": {"for": 0, "against": 0, "undecided": 1}}, "matched": {"before": {"for": 8, "against": 6, "undecided": 1}, "after": {"for": 9, "against": 4, "undecided": 2}}, "outcome": {"verdict": "for", "rule": "matched", "margin_pct": 20.0, "spread_pct": 14.5, "shifts": {"for": {"before_pct": 53.3, "after_pct": 60.0, "gain_pct": 6.7, "before_n": 8, "after_n": 9, "gain_n": 1}, "against": {"before_pct": 40.0, "after_pct": 26.7, "gain_pct": -13.3, "before_n": 6, "after_n": 4, "gain_n": -2}}}}','winner',NULL,NULL);
INSERT INTO "poll" VALUES(3,2,2,'pre','closed','sealed',1750240800000,NULL,1750240800000,'bf1ce52f1c0ba1500a01eac71a0b75cc886f70055b852c872862258f9a15a6db',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "poll" VALUES(4,2,2,'post','revealed','sealed',1750240800000,NULL,1750240800000,'290787b61c0419067b090febfc05a86629346319624177161285dcb5907d7beb','Mara','{"poll": 4, "pair": 2, "round": "post", "title": "Oxford Style Debate", "motion": "Tech companies should have formal representation in international diplomatic forums", "seal": {"hash": "2D6F-74D5", "rule": "all_ballots", "band": 1.5, "show_pre": false, "tallies": {"pre": "sealed", "post": "sealed"}, "public_list": true, "sealed_at": 1750240800000}, "steps": ["before", "after", "movement", "winner"], "step": "winner", "hashes": {"pre": "bf1ce52f1c0ba1500a01eac71a0b75cc886f70055b852c872862258f9a15a6db", "post": "290787b61c0419067b090febfc05a86629346319624177161285dcb5907d7beb"}, "before": {"for": 8, "against": 6, "undecided": 4}, "after": {"for": 10, "against": 10, "undecided": 2}, "counts": {"before": 18, "after": 22, "both": 15, "only_before": 3, "only_after": 7}, "matrix": {"for": {"for": 8, "against": 0, "undecided": 0}, "against": {"for": 1, "against": 4, "undecided": 1}, "undecided": {"for": 0, "against": 0, "undecided": 1}}, "matched": {"before": {"for": 8, "against": 6, "undecided": 1}, "after": {"for": 9, "against": 4, "undecided": 2}}, "outcome": {"verdict": "against", "rule": "all_ballots", "margin_pct": -11.1, "spread_pct": null, "shifts": {"for": {"before_pct": 44.4, "after_pct": 45.5, "gain_pct": 1.0, "before_n": 8, "after_n": 10, "gain_n": null}, "against": {"before_pct": 33.3, "after_pct": 45.5, "gain_pct": 12.1, "before_n": 6, "after_n": 10, "gain_n": null}}}}','after',NULL,NULL);
INSERT INTO "poll" VALUES(5,3,3,'pre','open','live',1750240800000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"for": 4, "against": 3, "undecided": 2}');
INSERT INTO "poll" VALUES(6,3,3,'post','draft','sealed',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE pool (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	side VARCHAR(24) NOT NULL, 
	duration_ms BIGINT, 
	adjusted_ms BIGINT NOT NULL, 
	banked_ms BIGINT NOT NULL, 
	started_at BIGINT, 
	finished_at BIGINT, 
	CONSTRAINT pk_pool PRIMARY KEY (id), 
	CONSTRAINT fk_pool_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_pool_side CHECK (side IN ('for', 'against'))
);
CREATE TABLE question (
	id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	asker VARCHAR(32) NOT NULL, 
	text VARCHAR(280) NOT NULL, 
	original VARCHAR(280), 
	name VARCHAR(60), 
	"to" VARCHAR(80), 
	state VARCHAR(24) NOT NULL, 
	flags JSON NOT NULL, 
	similar JSON NOT NULL, 
	merged_into_id INTEGER, 
	asked_at BIGINT NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT ck_question_merged_has_target CHECK ((state = 'merged') = (merged_into_id IS NOT NULL)), 
	CONSTRAINT fk_question_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_question_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_question_merged_into_id_question FOREIGN KEY(merged_into_id) REFERENCES question (id), 
	CONSTRAINT ck_question_state CHECK (state IN ('new', 'approved', 'next', 'on_stage', 'answered', 'declined', 'merged', 'withdrawn'))
);
CREATE TABLE revision (
	event_id INTEGER NOT NULL, 
	slice VARCHAR(48) NOT NULL, 
	rev BIGINT NOT NULL, 
	CONSTRAINT pk_revision PRIMARY KEY (event_id, slice), 
	CONSTRAINT fk_revision_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
)
 WITHOUT ROWID

;
INSERT INTO "revision" VALUES(1,'agenda',1);
INSERT INTO "revision" VALUES(1,'asked',1);
INSERT INTO "revision" VALUES(1,'clock',1);
INSERT INTO "revision" VALUES(1,'debate',2);
INSERT INTO "revision" VALUES(1,'guide',9);
INSERT INTO "revision" VALUES(1,'order',1);
INSERT INTO "revision" VALUES(1,'poll',7);
INSERT INTO "revision" VALUES(1,'polls',9);
INSERT INTO "revision" VALUES(1,'questions',1);
INSERT INTO "revision" VALUES(1,'queue',1);
INSERT INTO "revision" VALUES(1,'result',8);
INSERT INTO "revision" VALUES(1,'scene',2);
INSERT INTO "revision" VALUES(1,'turnout',11);
INSERT INTO "revision" VALUES(1,'upvotes',1);
INSERT INTO "revision" VALUES(2,'agenda',1);
INSERT INTO "revision" VALUES(2,'asked',1);
INSERT INTO "revision" VALUES(2,'clock',1);
INSERT INTO "revision" VALUES(2,'debate',2);
INSERT INTO "revision" VALUES(2,'guide',9);
INSERT INTO "revision" VALUES(2,'order',1);
INSERT INTO "revision" VALUES(2,'poll',7);
INSERT INTO "revision" VALUES(2,'polls',9);
INSERT INTO "revision" VALUES(2,'questions',1);
INSERT INTO "revision" VALUES(2,'queue',1);
INSERT INTO "revision" VALUES(2,'result',8);
INSERT INTO "revision" VALUES(2,'scene',2);
INSERT INTO "revision" VALUES(2,'turnout',10);
INSERT INTO "revision" VALUES(2,'upvotes',1);
INSERT INTO "revision" VALUES(3,'agenda',1);
INSERT INTO "revision" VALUES(3,'asked',1);
INSERT INTO "revision" VALUES(3,'clock',1);
INSERT INTO "revision" VALUES(3,'debate',2);
INSERT INTO "revision" VALUES(3,'guide',3);
INSERT INTO "revision" VALUES(3,'order',1);
INSERT INTO "revision" VALUES(3,'poll',3);
INSERT INTO "revision" VALUES(3,'polls',3);
INSERT INTO "revision" VALUES(3,'questions',1);
INSERT INTO "revision" VALUES(3,'queue',1);
INSERT INTO "revision" VALUES(3,'result',3);
INSERT INTO "revision" VALUES(3,'scene',1);
INSERT INTO "revision" VALUES(3,'turnout',6);
INSERT INTO "revision" VALUES(3,'upvotes',1);
CREATE TABLE sign_in (
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	created_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_sign_in PRIMARY KEY (id), 
	CONSTRAINT fk_sign_in_account_id_account FOREIGN KEY(account_id) REFERENCES account (id), 
	CONSTRAINT uq_sign_in_token_hash UNIQUE (token_hash)
);
CREATE TABLE slot (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	position BIGINT NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	title VARCHAR(80) NOT NULL, 
	side VARCHAR(24), 
	seat BIGINT, 
	round VARCHAR(24), 
	bells JSON NOT NULL, 
	periods JSON NOT NULL, 
	grace_ms BIGINT NOT NULL, 
	duration_ms BIGINT, 
	adjusted_ms BIGINT NOT NULL, 
	banked_ms BIGINT NOT NULL, 
	started_at BIGINT, 
	finished_at BIGINT, 
	CONSTRAINT pk_slot PRIMARY KEY (id), 
	CONSTRAINT fk_slot_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT uq_slot_item_id_position UNIQUE (item_id, position), 
	CONSTRAINT ck_slot_kind CHECK (kind IN ('speech', 'cross-examination', 'crossfire', 'floor', 'questions', 'prep', 'break', 'vote', 'result')), 
	CONSTRAINT ck_slot_side CHECK (side IN ('for', 'against')), 
	CONSTRAINT ck_slot_round CHECK (round IN ('pre', 'post'))
);
INSERT INTO "slot" VALUES(1,2,0,'vote','Vote before the debate',NULL,NULL,'pre','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(2,2,1,'speech','First opening for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(3,2,2,'speech','First opening against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(4,2,3,'speech','Second opening for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(5,2,4,'speech','Second opening against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(6,2,5,'questions','Questions from the audience',NULL,NULL,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,720000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(7,2,6,'speech','First closing for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(8,2,7,'speech','First closing against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(9,2,8,'speech','Second closing for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(10,2,9,'speech','Second closing against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(11,2,10,'vote','Vote after the debate',NULL,NULL,'post','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(12,2,11,'result','Result',NULL,NULL,NULL,'[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(13,4,0,'vote','Vote before the debate',NULL,NULL,'pre','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(14,4,1,'speech','First opening for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(15,4,2,'speech','First opening against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(16,4,3,'speech','Second opening for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(17,4,4,'speech','Second opening against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(18,4,5,'questions','Questions from the audience',NULL,NULL,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,720000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(19,4,6,'speech','First closing for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(20,4,7,'speech','First closing against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(21,4,8,'speech','Second closing for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(22,4,9,'speech','Second closing against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(23,4,10,'vote','Vote after the debate',NULL,NULL,'post','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(24,4,11,'result','Result',NULL,NULL,NULL,'[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(25,6,0,'vote','Vote before the debate',NULL,NULL,'pre','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(26,6,1,'speech','First opening for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(27,6,2,'speech','First opening against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(28,6,3,'speech','Second opening for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(29,6,4,'speech','Second opening against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,420000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(30,6,5,'questions','Questions from the audience',NULL,NULL,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 60000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,720000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(31,6,6,'speech','First closing for','for',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(32,6,7,'speech','First closing against','against',1,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(33,6,8,'speech','Second closing for','for',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(34,6,9,'speech','Second closing against','against',2,NULL,'[{"anchor": "before_end", "at_ms": 60000, "strokes": 1}, {"anchor": "before_end", "at_ms": 0, "strokes": 2}]','[{"name": "warning", "start": {"anchor": "before_end", "at_ms": 30000}, "end": {"anchor": "before_end", "at_ms": 0}}]',0,120000,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(35,6,10,'vote','Vote after the debate',NULL,NULL,'post','[]','[]',0,NULL,0,0,NULL,NULL);
INSERT INTO "slot" VALUES(36,6,11,'result','Result',NULL,NULL,NULL,'[]','[]',0,NULL,0,0,NULL,NULL);
CREATE TABLE speaker (
	id INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	side VARCHAR(24) NOT NULL, 
	seat BIGINT NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_speaker PRIMARY KEY (id), 
	CONSTRAINT fk_speaker_item_id_item FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT uq_speaker_item_id_side_seat UNIQUE (item_id, side, seat), 
	CONSTRAINT ck_speaker_side CHECK (side IN ('for', 'against'))
);
INSERT INTO "speaker" VALUES(1,2,'for',1,'Amara Lindqvist');
INSERT INTO "speaker" VALUES(2,2,'for',2,'Jonah Okonjo');
INSERT INTO "speaker" VALUES(3,2,'against',1,'Tomas Varga');
INSERT INTO "speaker" VALUES(4,2,'against',2,'Leila Haddad');
INSERT INTO "speaker" VALUES(5,4,'for',1,'Amara Lindqvist');
INSERT INTO "speaker" VALUES(6,4,'for',2,'Jonah Okonjo');
INSERT INTO "speaker" VALUES(7,4,'against',1,'Tomas Varga');
INSERT INTO "speaker" VALUES(8,4,'against',2,'Leila Haddad');
INSERT INTO "speaker" VALUES(9,6,'for',1,'Amara Lindqvist');
INSERT INTO "speaker" VALUES(10,6,'for',2,'Jonah Okonjo');
INSERT INTO "speaker" VALUES(11,6,'against',1,'Tomas Varga');
INSERT INTO "speaker" VALUES(12,6,'against',2,'Leila Haddad');
CREATE TABLE upvote (
	question_id INTEGER NOT NULL, 
	voter VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_upvote PRIMARY KEY (question_id, voter), 
	CONSTRAINT fk_upvote_question_id_question FOREIGN KEY(question_id) REFERENCES question (id)
)
 WITHOUT ROWID

;
CREATE INDEX ix_journal_event_id ON journal (event_id);
CREATE INDEX ix_link_event_id ON link (event_id);
CREATE INDEX ix_message_event_id ON message (event_id);
CREATE INDEX ix_pair_item_id ON pair (item_id);
CREATE INDEX ix_pool_item_id ON pool (item_id);
CREATE INDEX ix_question_asker ON question (asker);
CREATE INDEX ix_question_item_state ON question (item_id, state);
CREATE INDEX ix_poll_closes_at ON poll (closes_at);
CREATE INDEX ix_poll_step_due_at ON poll (step_due_at);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
COMMIT;
