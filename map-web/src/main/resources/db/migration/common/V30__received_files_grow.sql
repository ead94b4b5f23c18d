-- For each file that comes, those of its name and those of its content are looked up, however many
-- a mine has handed in.
CREATE INDEX received_file_by_name ON received_file (mine_code, name);
CREATE INDEX received_file_by_content ON received_file (sha256, mine_code);
