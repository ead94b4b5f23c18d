package org.minewatch.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportLicenceCommandTest {

  private static final String WHOLE =
      """
      采矿许可证号：C5303002020011110000001
      矿山名称：谷雨示例煤矿
      矿区面积：1.0000平方公里
      坐标系：2000国家大地坐标系 3度带 35带
      开采深度：由1900米至1500米标高
      点号,X坐标,Y坐标
      1,2822000.00,35480000.00
      2,2822000.00,35481000.00
      3,2821000.00,35481000.00
      4,2821000.00,35480000.00
      """;

  @TempDir Path folder;

  private Cli run(String text, String... more) throws Exception {
    Path paper = Files.writeString(folder.resolve("paper.txt"), text);
    String[] args = new String[4 + more.length];
    args[0] = "import-licence";
    args[1] = paper.toString();
    args[2] = "--out";
    args[3] = folder.resolve("out").toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return Cli.run(args);
  }

  @Test
  void aWholePaperBecomesTablesAndStatus0() throws Exception {
    Cli cli = run(WHOLE, "--mine", "530300000002");
    assertThat(cli.status()).as(cli.err()).isZero();
    assertThat(cli.out()).contains("licences.csv", "corners.csv");
    assertThat(folder.resolve("out/licences.csv"))
        .content()
        .contains("C5303002020011110000001,530300000002,");
    assertThat(folder.resolve("out/corners.csv")).content().contains(",outer,1,2822000");
    assertThat(cli.err()).contains("C5303002020011110000001: ok, 4 corners");
  }

  @Test
  void whatIsThereAlreadyIsNotOverwritten() throws Exception {
    assertThat(run(WHOLE).status()).isZero();
    Cli again = run(WHOLE);
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("is there already");
  }

  @Test
  void aPaperWithTwoCornersIsStatus3AndSaysWhy() throws Exception {
    Cli cli = run(WHOLE.substring(0, WHOLE.indexOf("3,2821000")));
    assertThat(cli.status()).as(cli.err()).isEqualTo(3);
    assertThat(cli.err()).contains("C5303002020011110000001", "corner");
    assertThat(folder.resolve("out/corners.csv")).content().doesNotContain("2822000");
  }

  @Test
  void aFileThatIsNoneOrCannotBeReadIsStatus2() throws Exception {
    Cli missing = Cli.run("import-licence", folder.resolve("missing.txt").toString());
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("is no file");
    Cli zeros = run("\0".repeat(5000));
    assertThat(zeros.status()).as(zeros.err()).isEqualTo(2);
    assertThat(zeros.err()).contains("rejected: paper.txt");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void withoutAFileItSaysWhatIsMissing() {
    Cli cli = Cli.run("import-licence");
    assertThat(cli.status()).isEqualTo(2);
    assertThat(cli.err()).contains("Missing required parameter: 'FILE'");
  }
}
