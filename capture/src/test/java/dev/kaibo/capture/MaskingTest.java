package dev.kaibo.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "打13812345678找我, 打138********找我",
        "138-1234-5678, 138-****-****",
        "138 1234 5678 谢谢, 138 **** **** 谢谢",
        "１３８１２３４５６７８, １３８********",
        "+8613812345678, +861**********",
        "身份证11010119900307123X, 身份证110***************",
        "卡号6222021234567890123, 卡号622****************",
        "021-62345678, 021-********",
    })
    void numbers_that_find_a_person_are_hidden(String said, String kept) {
        assertThat(Masking.masked(said)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"寄到浙江省杭州市文一路12号3栋502室", "上海市浦东新区张杨路500号", "朝阳区建国路88号", "幸福村三号楼502室", "广东省深圳市南山区", "长安街一百号"})
    void addresses_are_hidden(String address) {
        String kept = Masking.masked("我在这里：" + address + "，谢谢");

        assertThat(kept)
                .startsWith("我在这里：")
                .endsWith("，谢谢")
                .doesNotContainPattern("[省市区路街号栋室]")
                .hasSize(address.length() + 8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "多少钱",
                "1",
                "666666666666",
                "2号链接",
                "3号色有吗",
                "38码 40码",
                "199.9元",
                "市区能到吗",
                "小区门口",
                "几号发货",
                "货号20260131",
                "一路发",
                "2026-01-31 八点见",
                "路过",
                "上海的姐妹",
                ""
            })
    void what_is_said_about_goods_stays(String said) {
        assertThat(Masking.masked(said)).isSameAs(said);
    }
}
